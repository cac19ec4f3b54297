import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { PLATFORM_IDS, loadPlatform } from '../server/platforms.ts';
import { describePlatform } from './describe-platform.ts';
import { exampleKey, recordExamples } from './record-examples.ts';

/** Writes what the explorer shows, a file per platform and a list of them, beside the built page. */
async function main(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const examples = await recordExamples();
  const listed: { readonly id: string; readonly title: string }[] = [];
  for (const id of PLATFORM_IDS) {
    const platform = await loadPlatform(id);
    if (platform === undefined) continue;
    listed.push({ id, title: platform.title });
    const page = describePlatform(platform);
    const endpoints = page.endpoints.map((endpoint) => {
      const example = examples.get(exampleKey(id, endpoint.id));
      return example === undefined ? endpoint : { ...endpoint, example };
    });
    await writeFile(`${folder}/${id}.json`, JSON.stringify({ ...page, endpoints }));
  }
  await writeFile(`${folder}/platforms.json`, JSON.stringify(listed));
}

void main(fileURLToPath(new URL('../../dist/page/contracts', import.meta.url)));
