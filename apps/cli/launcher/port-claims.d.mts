export function portClaims(folder?: string): (port: number) => boolean;
