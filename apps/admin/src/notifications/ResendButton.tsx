import type { DeliveryDto } from '@linxuan/contracts';
import { useMutation } from '@tanstack/react-query';
import { Button, useNotify, useRecordContext, useRefresh, useTranslate } from 'react-admin';
import { useLinxuan } from '../components';
import { problemOf } from '../providers/problem';

/** Sends once more what could not be delivered. */
export function ResendButton() {
  const delivery = useRecordContext<DeliveryDto>();
  const provider = useLinxuan();
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const { mutate, isPending } = useMutation({
    mutationFn: (id: string) => provider.send('POST', `/deliveries/${id}/resend`, {}),
    onSuccess: () => {
      notify('notices.deliveries.resent', { type: 'success' });
      refresh();
    },
    onError: (error) => notify(problemOf(error).detail, { type: 'error' }),
  });
  if (!delivery) return null;
  return (
    <Button
      label="notices.deliveries.resend"
      aria-label={`${translate('notices.deliveries.resend')}${translate('mark.colon')}${delivery.person ?? ''}`}
      disabled={isPending}
      onClick={() => mutate(delivery.id)}
    />
  );
}
