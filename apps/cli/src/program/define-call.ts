import type { Command } from 'commander';
import type { CallOptions } from '../commands/call.ts';
import { addConnectionOptions } from './connection-options.ts';
import type { Attach } from './program.ts';
import { addCommonOptions, repeatable } from './shared-options.ts';

/** `boxwire call`. */
export function defineCall(program: Command, attach: Attach): void {
  const command = program
    .command('call')
    .description('call one endpoint of a platform and print its typed outcome')
    .argument('<platform>', 'platform id, for example washcar')
    .argument('<endpoint>', 'endpoint id, for example goods.list')
    .option('--input <json>', 'the whole input as JSON: {"query":{…},"body":{…}}')
    .option('--input-file <path>', 'file with the input as JSON; - reads it from stdin')
    .addOption(repeatable('--param <name=value>', 'a path parameter'))
    .addOption(repeatable('--query <name=value>', 'a query member'))
    .addOption(repeatable('--body <name=value>', 'a body member'))
    .addHelpText(
      'after',
      `
Example:
  boxwire call washcar goods.list --origin api=http://127.0.0.1:8028 \\
    --app-id 10000 --secret-env WASHCAR_SECRET --query cityCode=110100`,
    );
  attach<CallOptions>(addCommonOptions(addConnectionOptions(command)), async ([platformId = '', endpointId = '']) => {
    const { call } = await import('../commands/call.ts');
    return (options, context) => call({ ...options, platformId, endpointId }, context);
  });
}
