/** A secret of the embedded installation, made once and kept in a file of its data folder. */
export function ownSecret(dir: string, name: string): string;
/** Tries the administrator's connection; throws a Stop whose sentence names DATABASE_URL where its server does not answer or refuses it. */
export function mustConnect(url: string): Promise<void>;
