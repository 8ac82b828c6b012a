import { DemoInProduction, EX_CONFIG, refuseDemoData, statementsOf, type UnitOfWork } from '@linxuan/persistence';
import { DEMO_HEADER, type AppConfig } from '@linxuan/platform';
import { Stop } from '../../launcher/terminal.mjs';

/**
 * Throws a Stop where the settings are those of an installation for real: what follows makes up people, applications
 * and dates.
 */
export function demoModeOnly(mode: AppConfig['mode']): void {
  if (mode === 'demo') return;
  throw new Stop(
    'MODE is production: demonstration data are made up and are not loaded into an installation for real.',
    'MODE 为 production：演示数据是编造的，不得载入正式系统。',
    EX_CONFIG,
  );
}

/** Throws a Stop where the API does not say of itself that it is a demonstration. */
export async function demoApiOnly(api: string): Promise<void> {
  const { headers } = await fetch(`${api.replace(/\/$/, '')}/livez`);
  if (headers.get(DEMO_HEADER) === '1') return;
  throw new Stop(
    `${api} is no demonstration: nothing made up is sent to it.`,
    `${api} 不是演示系统：不向其发送编造的数据。`,
    EX_CONFIG,
  );
}

/** Throws a Stop where an installation for real stands on the data of a demonstration. */
export async function noDemoDataInProduction(source: UnitOfWork['source'], mode: AppConfig['mode']): Promise<void> {
  try {
    await refuseDemoData(statementsOf(source), mode);
  } catch (error) {
    throw error instanceof DemoInProduction ? new Stop(error.sentences.en, error.sentences.zh, EX_CONFIG) : error;
  }
}
