export function own(file: string): void;
export function ownerOf(file: string): number | undefined;
export function claimDataDir(dir: string): string;
