export { staleAfter, useConnected, useLive, useLiveStream, usePoll, type LiveEvent } from './live';
