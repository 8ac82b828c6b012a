import { Type } from '@sinclair/typebox';

/** The largest whole number of a database column that counts or numbers something. */
const INT_MAX = 2_147_483_647;

/** A version as the page knows it; 0: none was saved yet. */
export const Version = () => Type.Integer({ minimum: 0, maximum: INT_MAX });
/** A version that exists: revisions and drafts of an edition. */
export const Revision = () => Type.Integer({ minimum: 1, maximum: INT_MAX });
export const PageNumber = () => Type.Integer({ minimum: 1, maximum: 10_000, default: 1 });
/** Bytes of a file, a terabyte at most; what a file may have is said by its slot. */
export const FileSize = () => Type.Integer({ minimum: 0, maximum: 2 ** 40 });
