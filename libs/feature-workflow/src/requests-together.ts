import {
  acceptRequests,
  ownOutcomes,
  requestsBefore,
  Together,
  type AcceptedRequest,
  type AccessScope,
  type AskedRequest,
  type BeforeRequest,
  type NewRequest,
  type RequestOutcome,
  type UnitOfWork,
} from '@linxuan/persistence';

/** People served by one statement, at most. */
const MOST = 32;

/** The three steps of a request at the API, each by one statement for all who are at it at the same moment. */
export class RequestsTogether {
  private readonly looks: Together<AskedRequest, BeforeRequest>;
  private readonly writes: Together<{ scope: AccessScope; request: NewRequest }, AcceptedRequest>;
  private readonly reads: Together<{ requestId: string; userId: string }, RequestOutcome | null>;

  constructor(work: UnitOfWork) {
    this.looks = new Together((asked) => requestsBefore(work, asked), { most: MOST });
    this.writes = new Together((requests) => acceptRequests(work, requests), { most: MOST });
    this.reads = new Together((asked) => ownOutcomes(work, asked), { most: MOST });
  }

  /** What is known of the key and the subject. */
  before(asked: AskedRequest): Promise<BeforeRequest> {
    return this.looks.do(asked);
  }

  /** Writes the request, unless its key wrote one before. */
  accept(request: { scope: AccessScope; request: NewRequest }): Promise<AcceptedRequest> {
    return this.writes.do(request);
  }

  /** What became of a person's own request. */
  outcome(asked: { requestId: string; userId: string }): Promise<RequestOutcome | null> {
    return this.reads.do(asked);
  }
}
