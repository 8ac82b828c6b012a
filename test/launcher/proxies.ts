import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '@linxuan/testing';

const ROOT = resolve(__dirname, '../..');

export interface Upstreams {
  api: [number, number];
  portal: [number, number];
}
/** A running reverse proxy before two apis and two portals. */
export interface Proxy {
  backOffice: string;
  publicSite: string;
  stop(): Promise<void>;
}

/** The smallest proxy that keeps connections as the shipped ones do: in turn, the other one where nobody listens, idle for two seconds at most. */
export async function startBuiltIn({ api, portal }: Upstreams): Promise<Proxy> {
  const sites = await Promise.all(
    [api, portal].map(async (ports) => {
      const agents = ports.map(() => new Agent({ keepAlive: true, timeout: 2_000 }));
      let turn = 0;
      const pass = (
        from: IncomingMessage,
        to: ServerResponse,
        body: Buffer,
        index = turn++ % ports.length,
        tries = 1,
      ) => {
        const { method, url, headers } = from;
        const out = request({
          host: '127.0.0.1',
          port: ports[index],
          agent: agents[index],
          method,
          path: url,
          headers,
        });
        out.on('response', (answer) => {
          to.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(to);
        });
        out.on('error', (error: NodeJS.ErrnoException) => {
          if (error.code === 'ECONNREFUSED' && tries < ports.length)
            return pass(from, to, body, (index + 1) % ports.length, tries + 1);
          if (!to.headersSent) to.writeHead(502);
          to.end(error.code);
          return undefined;
        });
        out.end(body);
      };
      const server = createServer((from, to) => {
        const chunks: Buffer[] = [];
        from.on('data', (chunk: Buffer) => chunks.push(chunk));
        from.on('end', () => pass(from, to, Buffer.concat(chunks)));
      });
      const port = await freePort();
      await new Promise<void>((settle) => server.listen(port, '127.0.0.1', settle));
      return { server, address: `http://127.0.0.1:${port}` };
    }),
  );
  return {
    backOffice: sites[0]?.address ?? '',
    publicSite: sites[1]?.address ?? '',
    stop: async () => {
      for (const { server } of sites) {
        server.close();
        server.closeAllConnections();
      }
      await Promise.resolve();
    },
  };
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
  return running(child, folder, backOffice, publicSite);
}

/** nginx with the example that is shipped: ports, names and certificates are put in, everything else is as it stands. */
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
  return running(child, folder, backOffice, publicSite);
}

async function running(child: ChildProcess, folder: string, backOffice: number, publicSite: number): Promise<Proxy> {
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4000)));
  const ended = new Promise<void>((settle) => child.once('close', () => settle()));
  const proxy = {
    backOffice: `http://127.0.0.1:${backOffice}`,
    publicSite: `http://127.0.0.1:${publicSite}`,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
  for (let tries = 0; tries < 200; tries++) {
    if (child.exitCode !== null) throw new Error(`the proxy ended with ${child.exitCode}:\n${said}`);
    const answers = await Promise.all(
      [`${proxy.backOffice}/healthz`, `${proxy.publicSite}/healthz`].map((url) => fetch(url).catch(() => undefined)),
    );
    if (answers.every((answer) => answer?.ok)) return proxy;
    await pause(100);
  }
  await proxy.stop();
  throw new Error(`the proxy did not become ready:\n${said}`);
}
