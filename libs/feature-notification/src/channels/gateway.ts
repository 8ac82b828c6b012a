import type { GatewayConfig } from '@linxuan/platform';
import { refusesUs, sent, type OutgoingMessage, type SendOutcome } from './channel';
import { OPERATOR_POLICY } from './outgoing-address';
import { postSigned } from './post-signed';

/**
 * Posts one message to a gateway that the installation's settings name: such a gateway may well be in the own network.
 */
export async function viaGateway(
  { url, secret }: GatewayConfig,
  message: OutgoingMessage,
  text: string,
): Promise<SendOutcome> {
  const status = await postSigned({
    url,
    secret,
    id: message.id,
    policy: OPERATOR_POLICY,
    body: JSON.stringify({ id: message.id, to: message.address, text }),
  });
  if (status >= 200 && status < 300) return sent(status);
  const lasting = status >= 400 && status < 500 && status !== 408 && status !== 429 && !refusesUs(status);
  return { outcome: lasting ? 'bounced' : 'retry', code: status, detail: `HTTP ${status}` };
}
