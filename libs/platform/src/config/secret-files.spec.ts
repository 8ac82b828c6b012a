import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import schema from '../../../../config/env/schema.json';
import { ConfigError } from './app-config';
import { loadConfig } from './load-config';
import { SECRET_SETTINGS, withSecretFiles } from './secret-files';

describe('secrets in files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'linxuan-secrets-'));
  const file = (content: string) => {
    const path = join(folder, 'secret');
    writeFileSync(path, content);
    return path;
  };
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('are all settings that may hold one', () => {
    const looksSecret = (name: string) => /SECRET|PASSWORD|TOKEN|_KEY|DATABASE_URL|REDIS_URL|SMTP_URL/.test(name);
    expect([...SECRET_SETTINGS].sort()).toEqual(Object.keys(schema.properties).filter(looksSecret).sort());
  });

  it.each(SECRET_SETTINGS)('%s is read from its file, without the line end', (name) => {
    expect(withSecretFiles({ [`${name}_FILE`]: file('what it holds\n') }, 'en')).toEqual({ [name]: 'what it holds' });
  });

  it.each(SECRET_SETTINGS)('%s_FILE is refused in one sentence that shows no secret', (name) => {
    const refuse = (env: Record<string, string>): string => {
      try {
        withSecretFiles(env, 'en');
      } catch (error) {
        if (error instanceof ConfigError) return error.message;
      }
      throw new Error('accepted');
    };
    const setting = `${name}_FILE`;
    expect(refuse({ [setting]: '/nowhere' })).toBe(`${setting} names /nowhere, which cannot be read (ENOENT).`);
    expect(refuse({ [setting]: file(' \n') })).toBe(`${setting} names ${join(folder, 'secret')}, which is empty.`);
    expect(refuse({ [setting]: file('hidden'), [name]: 'hidden' })).toBe(
      `${setting} is set together with ${name}: set one of them.`,
    );
  });

  it('reach the configuration, and are checked like values', () => {
    expect(loadConfig({ DB_ROLE_PASSWORD_FILE: file('from the file') }).rolePassword).toBe('from the file');
    expect(() => loadConfig({ SESSION_SECRET_FILE: file('short') })).toThrow(/^SESSION_SECRET is wrong/);
  });
});
