export { docx, zipOf } from './documents';
export { hostileFiles, soundFiles, type SentFile } from './hostile';
export { JPEG, png } from './images';
export { lockedPdf, pdf, pdfOf } from './pdf';
