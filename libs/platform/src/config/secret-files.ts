import { readFileSync } from 'node:fs';
import schema from '../../../../config/env/schema.json';
import { ConfigError } from './app-config';
import type { Environment, Language } from './settings';

/** The settings that hold a secret: named in an error, never shown, and each may stand in a file. */
export const SECRET_SETTINGS: readonly string[] = Object.entries(schema.properties)
  .filter(([, property]) => 'x-secret' in property)
  .map(([name]) => name);

/**
 * The environment with each `<SETTING>_FILE` replaced by what its file holds, as container platforms and systemd hand
 * secrets over. White space around the value is cut. Throws ConfigError naming the setting where a file cannot be read,
 * holds nothing, or where the setting itself is set too.
 */
export function withSecretFiles(env: Environment, language: Language): Environment {
  const given: Record<string, string | undefined> = { ...env };
  for (const name of SECRET_SETTINGS) {
    const setting = `${name}_FILE`;
    const file = env[setting]?.trim();
    delete given[setting];
    if (!file) continue;
    if (env[name]?.trim())
      throw refused(setting, `is set together with ${name}: set one of them.`, `与 ${name} 只能设置一个。`, language);
    given[name] = contentOf(file, setting, language);
  }
  return given;
}

function contentOf(file: string, setting: string, language: Language): string {
  let content: string;
  try {
    content = readFileSync(file, 'utf8').trim();
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unreadable';
    throw refused(
      setting,
      `names ${file}, which cannot be read (${reason}).`,
      `所指的 ${file} 无法读取（${reason}）。`,
      language,
    );
  }
  if (content) return content;
  throw refused(setting, `names ${file}, which is empty.`, `所指的 ${file} 是空文件。`, language);
}

function refused(setting: string, en: string, zh: string, language: Language): ConfigError {
  return new ConfigError(setting, { en: `${setting} ${en}`, zh: `${setting} ${zh}` }, language);
}
