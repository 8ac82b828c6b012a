import { useState } from 'react';
import { useSession } from '../../providers/sessionStore';

/**
 * What is typed into a page that has no subject yet, kept on this device for the person and role until it is used.
 * A full or forbidden store costs the copy, not the work.
 */
export function useKept<T extends object>(name: string, blank: T): [T, (next: T) => void, () => void] {
  const principal = useSession()?.principal ?? '';
  const key = `linxuan.typed/${principal}/${name}`;
  const [value, setValue] = useState<T>(() => ({ ...blank, ...recall<T>(key) }));
  const keep = (next: T) => {
    setValue(next);
    try {
      localStorage.setItem(key, JSON.stringify(next));
    } catch {
      return;
    }
  };
  const forget = () => {
    setValue(blank);
    try {
      localStorage.removeItem(key);
    } catch {
      return;
    }
  };
  return [value, keep, forget];
}

function recall<T>(key: string): Partial<T> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return typeof kept === 'object' && kept !== null ? (kept as Partial<T>) : {};
  } catch {
    return {};
  }
}
