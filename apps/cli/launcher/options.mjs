import { parseArgs } from 'node:util';
import { Stop, either } from './terminal.mjs';

/** The code a command ends with when it was called wrongly; 1 is left to what went wrong on the way. */
const WRONG_CALL = 2;

const START = {
  command: 'npm start',
  options: {
    empty: { type: 'boolean', default: false },
    reset: { type: 'boolean', default: false },
    yes: { type: 'boolean', default: false, short: 'y' },
    port: { type: 'string' },
  },
  help: () =>
    either(
      `npm start -- [options]
  --empty      without demo organisations, accounts and cases
  --reset      throw the data away first (asks)
  --yes, -y    with --reset: do not ask
  --port N     back office on N, public site on N+1
  --help, -h   this text
Settings come from the environment or a .env file: config/env/sample.env`,
      `npm start -- [选项]
  --empty      不装载演示单位、账号与申报
  --reset      先清除数据（会询问）
  --yes，-y    与 --reset 同用：不再询问
  --port N     后台使用端口 N，公众网站使用 N+1
  --help，-h   显示本说明
设置来自环境变量或 .env 文件：config/env/sample.env`,
    ),
};

/** @returns {{ empty: boolean, reset: boolean, yes: boolean, port?: string }} */
export function readOptions(argv) {
  return readArguments(argv, START);
}

/**
 * The options of a command; `--help` prints its usage and ends, and what it does not know is a Stop of one sentence.
 */
export function readArguments(argv, { command, options, help }) {
  let values;
  try {
    ({ values } = parseArgs({ args: argv, options: { ...options, help: { type: 'boolean', short: 'h' } } }));
  } catch (error) {
    throw wrongCall(command, ...complaint(error, argv));
  }
  if (values.help) {
    process.stdout.write(`${help()}\n`);
    process.exit(0);
  }
  return values;
}

/** The same for a command that has nothing to clean up yet: it says the sentence itself and ends. */
export function readArgumentsOrExit(argv, command) {
  try {
    const values = readArguments(argv, command);
    for (const [name, { least, most }] of Object.entries(command.numbers ?? {}))
      mustBeNumber(command.command, name, values[name], least, most);
    return values;
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(error.code);
  }
}

function mustBeNumber(command, name, value, least, most) {
  if (value === undefined || (/^\d{1,6}$/.test(value) && Number(value) >= least && Number(value) <= most)) return;
  throw wrongCall(
    command,
    `--${name} wants a whole number from ${least} to ${most}, not "${value}"`,
    `--${name} 应为 ${least} 至 ${most} 的整数，而不是“${value}”`,
  );
}

/** What Node says about an option, in the words of the command. */
function complaint(error, argv) {
  const quoted = /'([^']+)'/.exec(String(error.message))?.[1] ?? '';
  const name = quoted.split(' ').find((word) => word.startsWith('--')) ?? quoted;
  switch (error.code) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
      return [`There is no option ${name}`, `没有选项 ${name}`];
    case 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL':
      return [`"${quoted}" is not an option`, `“${quoted}”不是选项`];
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
      return argv.some((word) => word.startsWith(`${name}=`))
        ? [`${name} takes no value`, `${name} 不带值`]
        : [`${name} wants a value`, `${name} 需要一个值`];
    default:
      throw error;
  }
}

function wrongCall(command, en, zh) {
  return new Stop(
    `${en}; ${command} -- --help lists the options.`,
    `${zh}；${command} -- --help 列出全部选项。`,
    WRONG_CALL,
  );
}
