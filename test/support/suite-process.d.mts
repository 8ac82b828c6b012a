export function startSuite(suite: {
  name: string;
  command: string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
  quiet: boolean;
  stillMs?: number;
}): { code: Promise<number>; end(): void };
