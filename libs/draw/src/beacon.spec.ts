import { bls12_381 } from '@noble/curves/bls12-381.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { beaconMessage, isBeaconSignature } from './beacon';
import { BEACON_NETWORKS, beaconInstant, beaconRoundAfter, type BeaconNetwork } from './beacon-networks';

const QUICKNET = BEACON_NETWORKS[0] as BeaconNetwork;
/** Round 1000 of quicknet, as the documentation of drand prints it. */
const ROUND_1000 = 'b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39';

describe('a public beacon', () => {
  it('is believed where its signature is the one of the network and the round', () => {
    expect(isBeaconSignature(QUICKNET, 1000, ROUND_1000)).toBe(true);
    expect(isBeaconSignature(QUICKNET, 1001, ROUND_1000)).toBe(false);
  });

  it('is not believed with a signature of another key, a changed one, or none', () => {
    const { shortSignatures } = bls12_381;
    const secretKey = bls12_381.utils.randomSecretKey();
    const publicKey = shortSignatures.getPublicKey(secretKey);
    const message = shortSignatures.hash(beaconMessage(7), 'BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_');
    const signature = bytesToHex(shortSignatures.Signature.toBytes(shortSignatures.sign(message, secretKey)));
    const own = { ...QUICKNET, publicKey: bytesToHex(publicKey.toBytes()) };
    expect(isBeaconSignature(own, 7, signature)).toBe(true);
    expect(isBeaconSignature(QUICKNET, 7, signature)).toBe(false);
    for (const wrong of ['', 'zz', signature.slice(2), `00${signature.slice(2)}`, 'c0'.padEnd(96, '0')])
      expect(isBeaconSignature(own, 7, wrong)).toBe(false);
  });

  it('knows when a round is signed', () => {
    expect(beaconInstant(QUICKNET, 1)).toBe('2023-08-23T15:09:27.000Z');
    expect(beaconRoundAfter(QUICKNET, beaconInstant(QUICKNET, 1000))).toBe(1000);
    expect(beaconRoundAfter(QUICKNET, '2023-08-23T15:09:28.000Z')).toBe(2);
  });
});
