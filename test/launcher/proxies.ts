import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '@linxuan/testing';

const ROOT = resolve(__dirname, '../..');
/** A proxy that is not ready after so long, in milliseconds, will not be: a busy machine takes seconds. */
const PATIENCE_MS = 5 * 60_000;

export interface Upstreams {
  api: [number, number];
  portal: [number, number];
}
/** A running reverse proxy before two apis and two portals. */
export interface Proxy {
  backOffice: string;
  publicSite: string;
  /** What it said of trouble, for a test that fails. */
  trouble(): string;
  stop(): Promise<void>;
}

/** A plain proxy of Node for each site; see there for what it does as the shipped ones do. */
export async function startBuiltIn({ api, portal }: Upstreams): Promise<Proxy> {
  const [backOffice, publicSite] = await Promise.all([freePort(), freePort()]);
  const folder = mkdtempSync(join(tmpdir(), 'linxuan-proxy-'));
  const children = [
    [backOffice, ...api],
    [publicSite, ...portal],
  ].map((ports) =>
    spawn(process.execPath, [join(__dirname, 'plain-proxy.mjs'), ...ports.map(String)], {
      stdio: ['ignore', 'ignore', 'pipe'],
    }),
  );
  return running(children, folder, backOffice, publicSite);
}

/** Caddy with the file that is shipped; only addresses are set, as its settings are meant to. */
export async function startCaddy(program: string, { api, portal }: Upstreams): Promise<Proxy> {
  const [backOffice, publicSite, admin] = await Promise.all([freePort(), freePort(), freePort()]);
  const folder = mkdtempSync(join(tmpdir(), 'linxuan-caddy-'));
  const config = join(ROOT, 'config/compose/Caddyfile');
  const child = spawn(program, ['run', '--config', config, '--adapter', 'caddyfile'], {
    env: {
      ...process.env,
      HOME: folder,
      XDG_DATA_HOME: folder,
      XDG_CONFIG_HOME: folder,
      CADDY_ADMIN: `127.0.0.1:${admin}`,
      PUBLIC_URL: `http://127.0.0.1:${backOffice}`,
      PORTAL_URL: `http://127.0.0.1:${publicSite}`,
      API_UPSTREAMS: api.map((port) => `127.0.0.1:${port}`).join(' '),
      PORTAL_UPSTREAMS: portal.map((port) => `127.0.0.1:${port}`).join(' '),
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return running([child], folder, backOffice, publicSite);
}

/**
 * nginx with the example that is shipped: ports, names and certificates are put in, everything else is as it stands.
 */
export async function startNginx(program: string, { api, portal }: Upstreams): Promise<Proxy> {
  const [backOffice, publicSite, redirect] = await Promise.all([freePort(), freePort(), freePort()]);
  const folder = mkdtempSync(join(tmpdir(), 'linxuan-nginx-'));
  const listens = [redirect, backOffice, publicSite];
  const example = readFileSync(join(ROOT, 'config/nginx/linxuan.conf'), 'utf8')
    .replace(
      /127\.0\.0\.1:(8080|8090|8081|8091)\b/g,
      (_, port: string) => `127.0.0.1:${{ 8080: api[0], 8090: api[1], 8081: portal[0], 8091: portal[1] }[port] ?? 0}`,
    )
    .replace(/^ *listen \[::\].*\n|^ *ssl_certificate.*\n/gm, '')
    .replace(/listen (80|443 ssl http2);/g, () => `listen 127.0.0.1:${listens.shift() ?? 0};`)
    .replace(/server_name .*;/g, 'server_name _;');
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; pid ${folder}/pid; error_log stderr; worker_processes 1;
     events {} http { access_log off; client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy;
     fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;\n${example}}`,
  );
  const child = spawn(program, ['-p', folder, '-c', join(folder, 'nginx.conf')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return running([child], folder, backOffice, publicSite);
}

async function running(
  children: ChildProcess[],
  folder: string,
  backOffice: number,
  publicSite: number,
): Promise<Proxy> {
  let said = '';
  for (const { stderr } of children)
    stderr?.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4000)));
  const ended = Promise.all(children.map((child) => once(child, 'close')));
  const proxy = {
    backOffice: `http://127.0.0.1:${backOffice}`,
    publicSite: `http://127.0.0.1:${publicSite}`,
    trouble: () => said,
    stop: async () => {
      for (const child of children) child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await pause(100)) {
    const over = children.find(({ exitCode }) => exitCode !== null);
    if (over) throw new Error(`the proxy ended with ${over.exitCode}:\n${said}`);
    const answers = await Promise.all(
      [`${proxy.backOffice}/healthz`, `${proxy.publicSite}/healthz`].map((url) => fetch(url).catch(() => undefined)),
    );
    if (answers.every((answer) => answer?.ok)) return proxy;
  }
  await proxy.stop();
  throw new Error(`the proxy did not become ready:\n${said}`);
}
