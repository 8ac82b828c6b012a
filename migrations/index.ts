import { Kernel1732100000000 } from './1732100000000-kernel';
import { Access1732100000001 } from './1732100000001-access';

/** All migrations, oldest first. A new one is a new file and a new line here. */
export const MIGRATIONS = [Kernel1732100000000, Access1732100000001];
