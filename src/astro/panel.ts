import { formatDiagnostic, positionAt, type FileDiagnostic } from '../diagnostics/index.ts';
import type { ShownDiagnostic } from './types.ts';

export function show(d: FileDiagnostic): ShownDiagnostic {
  const { id, severity, message, file } = d;
  return {
    id,
    severity,
    message,
    hint: d.hint ?? null,
    file,
    ...positionAt(d.source, d.start),
    text: formatDiagnostic(d),
  };
}

/**
 * Dev only: what is wrong with the page's article, as HTML to put at the top of the page; `''` where nothing is. The
 * element is `<aside class="diagnostics" id="yansuan-diagnostics">`.
 */
export function diagnosticsPanel(diagnostics: readonly ShownDiagnostic[]): string {
  if (diagnostics.length === 0) return '';
  const items = diagnostics.map((d) => `<pre class="${d.severity}">${escapeText(d.text)}</pre>`);
  return `<aside class="diagnostics notranslate" translate="no" id="yansuan-diagnostics">${items.join('')}</aside>`;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
