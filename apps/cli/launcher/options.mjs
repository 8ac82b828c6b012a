import { parseArgs } from 'node:util';
import { Stop, either } from './terminal.mjs';

/** @returns {{ empty: boolean, reset: boolean, yes: boolean, port?: string }} */
export function readOptions(argv) {
  try {
    const { values } = parseArgs({
      args: argv,
      options: {
        empty: { type: 'boolean', default: false },
        reset: { type: 'boolean', default: false },
        yes: { type: 'boolean', default: false, short: 'y' },
        port: { type: 'string' },
        help: { type: 'boolean', default: false, short: 'h' },
      },
    });
    if (values.help) {
      process.stdout.write(`${help()}\n`);
      process.exit(0);
    }
    return values;
  } catch (error) {
    const message = String(error.message).split('. ')[0];
    throw new Stop(`${message}; npm start -- --help lists the options.`, `${message}；npm start -- --help 列出全部选项。`);
  }
}

function help() {
  return either(
    `npm start -- [options]
  --empty      without demo organisations, accounts and cases
  --reset      throw the data away first (asks)
  --yes        with --reset: do not ask
  --port N     back office on N, public site on N+1
Settings come from the environment or a .env file: config/env/sample.env`,
    `npm start -- [选项]
  --empty      不装载演示单位、账号与申报
  --reset      先清除数据（会询问）
  --yes        与 --reset 同用：不再询问
  --port N     后台使用端口 N，公众网站使用 N+1
设置来自环境变量或 .env 文件：config/env/sample.env`,
  );
}
