/** Makes the bundle of `math-bundle.ts`: `node math-bundle-maker.ts <module> <file>`. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Plugin, rolldown } from 'rolldown';

const FLAT = '\0flat-attributes';

async function writeBundle(module: string, file: string): Promise<void> {
  const bundle = await rolldown({
    input: module,
    platform: 'node',
    logLevel: 'silent',
    // Types that MathJax exports once more as if they were values.
    shimMissingExports: true,
    transform: {
      target: 'es2022',
      // Fields as MathJax's compiler understands them: those without a value set nothing.
      assumptions: { setPublicClassFields: true },
      typescript: { removeClassFieldsWithoutInitializer: true },
    },
    plugins: [fromTypeScript(module)],
  });
  await bundle.write({ file, format: 'esm' });
  await bundle.close();
}

/** MathJax's modules out of its sources, with our attributes in the place of its own. */
function fromTypeScript(room: string): Plugin {
  const manifest = createRequire(import.meta.url).resolve('mathjax-full/package.json');
  const sources = join(dirname(manifest), 'ts');
  return {
    name: 'mathjax-from-typescript',
    resolveId(source, importer) {
      const module = /^mathjax-full\/js\/(.+)\.js$/.exec(source)?.[1];
      if (module !== undefined) return join(sources, `${module}.ts`);
      if (!importer?.startsWith(sources) || !/^\..*\.js$/.test(source)) return null;
      return source.endsWith('/Attributes.js') ? FLAT : join(dirname(importer), source.replace(/\.js$/, '.ts'));
    },
    load(id) {
      if (id !== FLAT) return null;
      const theirs = join(sources, 'core/MmlTree/Attributes.ts');
      const ours = join(dirname(room), 'attributes.ts');
      return [
        `export { INHERIT } from ${JSON.stringify(theirs)};`,
        `export { FlatAttributes as Attributes } from ${JSON.stringify(ours)};`,
      ].join('\n');
    },
  };
}

const [module = '', file = ''] = process.argv.slice(2);
await writeBundle(module, file);
