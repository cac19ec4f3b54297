import type { EndpointSpec } from '@boxwire/contract';
import { escapeHtml, page } from './html.ts';

/** `/swagger-ui.html`: the endpoints as the contract declares them. */
export function docsPage(title: string, endpoints: readonly EndpointSpec[]): string {
  const rows = endpoints.map(({ method, path, summary, facts = {} }) =>
    row('td', [method, path, summary, facts.permission ?? '', facts.access ?? '', facts.apiType ?? '']),
  );
  const head = row('th', ['Method', 'Path', 'Summary', 'Permission', 'Access', 'API type']);
  return page(title, `<table>\n${[head, ...rows].join('\n')}\n</table>`);
}

function row(cell: 'td' | 'th', texts: readonly string[]): string {
  return `<tr>${texts.map((text) => `<${cell}>${escapeHtml(text)}</${cell}>`).join('')}</tr>`;
}
