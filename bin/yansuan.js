#!/usr/bin/env node
/** The author's commands, from the site's own folder; the published package has only `yansuan/marked-math`. */
import { existsSync } from 'node:fs';
import process from 'node:process';
import { URL } from 'node:url';

const cli = new URL('../src/cli.ts', import.meta.url);
if (existsSync(cli)) await import(cli.href);
else {
  process.stderr.write(
    'yansuan: this package holds yansuan/marked-math only; the commands work in a clone of the site\n',
  );
  process.exitCode = 2;
}
