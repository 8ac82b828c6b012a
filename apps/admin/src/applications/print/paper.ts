/** A printed application: A4, every part on sheets of its own, and on paper nothing but the form. */
export const SHEET = {
  bgcolor: '#fff',
  color: '#111',
  border: 1,
  borderColor: 'divider',
  p: { xs: 1.5, sm: 4 },
  overflowX: 'auto',
  '& table': { width: '100%', borderCollapse: 'collapse', mb: 2 },
  '& th, & td': {
    border: '1px solid #555',
    p: '4px 8px',
    textAlign: 'left',
    verticalAlign: 'top',
    fontWeight: 400,
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-wrap',
  },
  '& th': { bgcolor: '#f2f2f2', width: '22%' },
  '& thead th': { width: 'auto' },
  '& h2': { fontSize: '1.05rem', my: 1 },
} as const;

/** Sheets, page numbers and breaks stand in `theme/page.css`; here is what the page around the sheet does. */
export const PAPER = {
  '@media print': {
    'header, nav, aside, .MuiDrawer-root, .no-print': { display: 'none !important' },
    'body, #main-content': { background: '#fff !important', color: '#000', padding: '0 !important' },
  },
} as const;
