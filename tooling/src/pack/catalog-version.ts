/** Reads the exact version of a package from the default catalog of pnpm-workspace.yaml. */
export function catalogVersion(workspaceYaml: string, name: string): string {
  const catalog = /^catalog:\n(?<body>(?:[ \t]+.*\n)+)/m.exec(workspaceYaml)?.groups?.body ?? '';
  const line = catalog.split('\n').find((text) => text.replaceAll(/['"]/g, '').trim().startsWith(`${name}:`));
  const version = line?.slice(line.lastIndexOf(':') + 1).trim();
  if (version === undefined || version === '') throw new Error(`${name} is not in the catalog of pnpm-workspace.yaml`);
  return version;
}
