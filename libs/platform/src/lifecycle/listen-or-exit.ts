import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const SENTENCES: Record<string, (setting: string, value: string) => string> = {
  EADDRINUSE: (setting, value) => `${setting} ${value} is taken by another program.`,
  EACCES: (setting, value) => `${setting} ${value} may not be listened on by this account.`,
  EADDRNOTAVAIL: (_setting, value) => `HOST ${value.split(' ').pop() ?? ''} is no address of this machine.`,
};

/** Listens, or ends the process with one sentence that names the setting. */
export async function listenOrExit(
  app: NestFastifyApplication,
  setting: 'PORT' | 'PORTAL_PORT',
  port: number,
  host: string,
): Promise<void> {
  try {
    await app.listen(port, host);
  } catch (error) {
    const sentence = SENTENCES[(error as NodeJS.ErrnoException).code ?? ''];
    if (!sentence) throw error;
    process.stderr.write(`${sentence(setting, `${port} on ${host}`)}\n`);
    process.exit(1);
  }
}
