import { Box, Link, Typography } from '@mui/material';
import { useEffect, useRef } from 'react';
import { Title, useTranslate } from 'react-admin';
import { useLocation } from 'react-router-dom';
import { Panel } from '../components';
import { useLang } from '../i18n/useText';
import { useSession } from '../providers/sessionStore';
import { handbookOf, withWords, type Chapter } from './handbook';

/** The handbook of the role at hand; the address may name a chapter, which is then in sight and has the focus. */
export default function HandbookPage() {
  const translate = useTranslate();
  const lang = useLang();
  const session = useSession();
  const { hash } = useLocation();
  const book = session && handbookOf(session.membership.role, lang);
  const wanted = useRef<HTMLDivElement>(null);
  useEffect(() => {
    wanted.current?.scrollIntoView({ block: 'start' });
    wanted.current?.focus({ preventScroll: true });
  }, [hash]);
  if (!book) return <Title title={translate('handbook.menu')} />;
  return (
    <Box sx={{ maxWidth: 860, mx: 'auto' }}>
      <Title title={translate('handbook.menu')} />
      <Panel title={book.title}>
        <Box component="nav" aria-label={translate('handbook.contents')}>
          <Box component="ol" sx={{ m: 0, pl: 3 }}>
            {book.chapters.map(({ id, title }) => (
              <li key={id}>
                <Link href={`#${id}`}>{title}</Link>
              </li>
            ))}
          </Box>
        </Box>
      </Panel>
      {book.chapters.map((chapter) => (
        <Box
          key={chapter.id}
          id={chapter.id}
          ref={hash === `#${chapter.id}` ? wanted : undefined}
          tabIndex={-1}
          sx={{ scrollMarginTop: 72, outline: 'none' }}
        >
          <ChapterText chapter={chapter} />
        </Box>
      ))}
    </Box>
  );
}

function ChapterText({ chapter: { title, intro, steps, notes } }: { chapter: Chapter }) {
  const translate = useTranslate();
  const words = (text: string) => withWords(text, translate);
  return (
    <Panel title={title}>
      <Typography sx={{ mb: 1 }}>{words(intro)}</Typography>
      <Box component="ol" sx={{ m: 0, pl: 3, '& li': { mb: 0.75 } }}>
        {steps.map((step) => (
          <li key={step}>{words(step)}</li>
        ))}
      </Box>
      {notes.map((note) => (
        <Typography key={note} variant="body2" color="textSecondary" sx={{ mt: 1 }}>
          {words(note)}
        </Typography>
      ))}
    </Panel>
  );
}
