export function choosePorts(
  env: Readonly<Record<string, string | undefined>>,
  option: string | undefined,
  isFree: (port: number) => Promise<boolean>,
): Promise<{ PORT: number; PORTAL_PORT: number; WORKER_PORT: number }>;
