import { decodeTextFile } from '@linxuan/contracts';
import { Alert, Box, Button } from '@mui/material';
import { useRef, useState } from 'react';
import { useTranslate } from 'react-admin';

/** Gives the text of a file that the person chooses, in whichever encoding it was saved. */
export function FileButton({
  label,
  disabled,
  onText,
}: {
  label: string;
  disabled?: boolean;
  onText(text: string, name: string): void;
}) {
  const translate = useTranslate();
  const input = useRef<HTMLInputElement>(null);
  const [unreadable, setUnreadable] = useState<string | null>(null);
  const take = async (file: File | undefined) => {
    if (!file) return;
    const text = decodeTextFile(new Uint8Array(await file.arrayBuffer()));
    if (input.current) input.current.value = '';
    setUnreadable(text === null ? file.name : null);
    if (text !== null) onText(text, file.name);
  };
  return (
    <Box sx={{ minWidth: 0 }}>
      <Button variant="outlined" disabled={disabled ?? false} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".yaml,.yml"
        hidden
        aria-label={label}
        onChange={({ target }) => void take(target.files?.[0])}
      />
      {unreadable !== null && (
        <Alert severity="warning" role="alert" sx={{ mt: 1 }}>
          {translate('programmes.import.unreadable', { name: unreadable })}
        </Alert>
      )}
    </Box>
  );
}
