/** A secret of the embedded installation, made once and kept in a file of its data folder. */
export function ownSecret(dir: string, name: string): string;
