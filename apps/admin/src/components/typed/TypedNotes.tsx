import { Typography } from '@mui/material';

/** What was changed in a value that was typed, below its field. */
export function TypedNotes({ notes }: { notes: readonly string[] }) {
  return notes.map((note) => (
    <Typography key={note} component="span" variant="body2" color="textSecondary" sx={{ display: 'block', mt: 0.5 }}>
      {note}
    </Typography>
  ));
}
