import { Box } from '@mui/material';

/** The mark of the product: a list, one line of it ticked. */
export function Mark({ size = 36 }: { size?: number }) {
  return (
    <Box component="img" src="/favicon.svg" alt="" sx={{ width: size, height: size, flex: 'none', display: 'block' }} />
  );
}
