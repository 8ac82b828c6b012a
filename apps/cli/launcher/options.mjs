import { parseArgs } from 'node:util';
import { Stop, either } from './terminal.mjs';

const DEMOS = ['running', 'full', 'none'];

/** @returns {{ empty: boolean, reset: boolean, yes: boolean, demo: string, once: boolean, fresh: boolean, port?: string }} */
export function readOptions(argv) {
  try {
    const { values } = parseArgs({
      args: argv,
      options: {
        empty: { type: 'boolean', default: false },
        reset: { type: 'boolean', default: false },
        yes: { type: 'boolean', default: false, short: 'y' },
        demo: { type: 'string' },
        once: { type: 'boolean', default: false },
        fresh: { type: 'boolean', default: false },
        port: { type: 'string' },
        help: { type: 'boolean', default: false, short: 'h' },
      },
    });
    if (values.help) {
      process.stdout.write(`${help()}\n`);
      process.exit(0);
    }
    if (values.demo !== undefined && !DEMOS.includes(values.demo)) {
      throw new Error(`--demo "${values.demo}" is wrong: it must be one of ${DEMOS.join(', ')}`);
    }
    return { ...values, demo: values.empty ? 'none' : (values.demo ?? 'running') };
  } catch (error) {
    const message = String(error.message).split('. ')[0];
    throw new Stop(`${message}; npm start -- --help lists the options.`, `${message}；npm start -- --help 列出全部选项。`);
  }
}

function help() {
  return either(
    `npm start -- [options]
  --empty      without demo organisations, accounts and cases
  --demo KIND  first start: a round in mid-life (running, the default), a whole round (full), or accounts only (none)
  --reset      throw the data away first (asks)
  --yes        with --reset: do not ask
  --port N     back office on N, public site on N+1
  --fresh      in a throw-away data folder
  --once       stop as soon as everything is ready and the demo is done
Settings come from the environment or a .env file: config/env/sample.env`,
    `npm start -- [选项]
  --empty      不装载演示单位、账号与申报
  --demo 类型  首次启动装载：进行中的一轮（running，默认）、完整一轮（full）或仅账号（none）
  --reset      先清除数据（会询问）
  --yes        与 --reset 同用：不再询问
  --port N     后台使用端口 N，公众网站使用 N+1
  --fresh      使用一次性的数据目录
  --once       就绪且演示完成后即停止
设置来自环境变量或 .env 文件：config/env/sample.env`,
  );
}
