/** Loaded by the script of a draw where the seed came from a beacon: the pairing is three times as large as the rest. */
export { isBeaconSignature } from '@linxuan/draw';
