import type { AskedAct, DrawActDone, DrawRoundView } from '@linxuan/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLinxuan } from '../components';

/** Asks for an act of a round, and reads the round again; `done` tells whether it was taken. */
export function useDrawAct(round: DrawRoundView) {
  const provider = useLinxuan();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const act = async (body: AskedAct): Promise<boolean> => {
    setBusy(true);
    setError(null);
    try {
      await provider.send<DrawActDone>('POST', `/draw-rounds/${round.id}/acts`, { seq: round.seq + 1, act: body });
      await queries.invalidateQueries({ queryKey: ['read', `/draw-rounds/${round.id}`] });
      return true;
    } catch (thrown) {
      setError(thrown);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { act, busy, error };
}
