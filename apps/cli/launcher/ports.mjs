// The three ports of one installation: as asked, or the next block of three that is free; never one port for two
// programs.
import { Stop, say } from './terminal.mjs';

const OFFSETS = { PORT: 0, PORTAL_PORT: 1, WORKER_PORT: 2 };

/** Sets PORT, PORTAL_PORT and WORKER_PORT; throws Stop where one is wrong, taken, or asked for twice. */
export async function choosePorts(env, option, isFree) {
  const asked = { ...env, PORT: option ?? env.PORT };
  if (asked.PORT !== undefined && asked.PORT !== '') return free(block(asked, mustBePort(asked.PORT)), isFree);
  for (let port = 8080; port < 9080; port += 10) {
    const chosen = block(asked, port);
    if (twice(chosen) || !(await allFree(chosen, asked, isFree))) continue;
    if (port !== 8080) say(`Port 8080 is taken, using ${port}.`, `端口 8080 已被占用，改用 ${port}。`);
    return free(chosen, isFree);
  }
  throw new Stop('PORT: no free port was found from 8080 to 9079.', 'PORT：8080 至 9079 之间没有空闲端口。');
}

function block(asked, port) {
  return Object.fromEntries(
    Object.entries(OFFSETS).map(([name, offset]) => [
      name,
      name !== 'PORT' && asked[name] ? Number(asked[name]) : port + offset,
    ]),
  );
}

/** Only what the launcher chooses itself can be chosen otherwise. */
async function allFree(chosen, asked, isFree) {
  for (const [name, port] of Object.entries(chosen))
    if ((name === 'PORT' || !asked[name]) && !(await isFree(port))) return false;
  return true;
}

async function free(chosen, isFree) {
  const same = twice(chosen);
  if (same) {
    const [one, other] = same;
    throw new Stop(
      `${one} and ${other} are both ${chosen[one]}: each program needs a port of its own.`,
      `${one} 与 ${other} 都是 ${chosen[one]}：每个程序需要各自的端口。`,
    );
  }
  for (const [name, port] of Object.entries(chosen))
    if (!(await isFree(port)))
      throw new Stop(`${name} ${port} is taken by another program.`, `${name} ${port} 已被其他程序占用。`);
  return chosen;
}

/** Two settings that name the same port. */
function twice(chosen) {
  const names = Object.keys(chosen);
  for (const [index, one] of names.entries()) {
    const other = names.slice(index + 1).find((name) => chosen[name] === chosen[one]);
    if (other) return [one, other];
  }
  return undefined;
}

function mustBePort(asked) {
  const port = Number(asked);
  if (Number.isInteger(port) && port >= 1 && port <= 65_533) return port;
  throw new Stop(
    `PORT "${asked}" is wrong: it must be a whole number from 1 to 65533.`,
    `PORT "${asked}" 有误：应为 1 至 65533 的整数。`,
  );
}
