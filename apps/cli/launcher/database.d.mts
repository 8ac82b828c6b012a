/** The administrator's URL of the product's database in a server, which is made where it is missing. */
export function databaseUrl(server: string): Promise<string>;
