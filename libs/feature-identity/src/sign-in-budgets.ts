import {
  isKnownPlace,
  refundAttempt,
  spendAttempt,
  takeTurn,
  type Budget,
  type Lane,
  type UnitOfWork,
} from '@linxuan/persistence';

/**
 * Wrong attempts from one network address under whatever names: a burst, then one every few seconds. Good ones cost
 * nothing.
 */
const PER_ADDRESS: Budget = { burst: 20, seconds: 15 };
/** Wrong attempts under one name: by strangers together, from one known place, or from one known device. */
const PER_NAME: Budget = { burst: 10, seconds: 60 };
/**
 * Where a budget is used up, a name at a place waits for its turn: five minutes at most. That holds 150 names at one
 * place, or thirty places on one name, each with the same share.
 */
const LANE: Lane = { byPlace: 2, byName: 10, least: 10, most: 300 };
/**
 * What the turns come to together, however many wait. Beyond it only who has signed in here before is sure of a turn.
 */
const TURNS_OF_ADDRESS: Budget = { burst: 20, seconds: LANE.byPlace };
const TURNS_OF_NAME: Budget = { burst: 5, seconds: LANE.byName };

/** Who tries what: digests of the name and of the network, and the device where its cookie is good for the name. */
export interface Attempt {
  name: string;
  place: string;
  device: string | undefined;
}

/** What the budgets say of one attempt, before its password is looked at. */
export interface Admission {
  /**
   * `line`: nothing is looked at, the answer is the wait. `password`: a hash is computed, whether the password counts
   * or not.
   */
  next: 'line' | 'password';
  /** Whether a right password opens. */
  counts: boolean;
  /** What a wrong one is told: 0 that it is wrong, else in how many seconds to come back. */
  wait: number;
  /** Whose budget was used up, for the log and the measurements. */
  limitedBy: 'address' | 'name' | 'device' | null;
  /** Gives back what a right password need not have cost. */
  refund(): Promise<unknown>;
}

/**
 * The one owner of how often signing in may be tried
 * ([why](../../../docs/adr/0032-who-is-limited-waits-for-a-turn.md)).
 *
 * There is a fast lane with budgets, and a slow one with turns where a budget is used up. What can be seen from outside
 * (the answer to a wrong password, the wait, the time it takes) follows from what was tried before from this place and
 * under this name, and neither from whether the name exists nor from whether it is known here: that decides only
 * whether a right password opens at once.
 */
export class SignInBudgets {
  constructor(private readonly work: UnitOfWork) {}

  async admit(attempt: Attempt): Promise<Admission> {
    return attempt.device === undefined ? this.ofStranger(attempt) : this.ofDevice(attempt.name, attempt.device);
  }

  /**
   * A device has a budget that nobody else can spend; where it is used up by its own user, that user waits for the
   * refill.
   */
  private async ofDevice(name: string, device: string): Promise<Admission> {
    const budgets = new Spent(this.work);
    const wait = await budgets.spend(`device:${name}/${device}`, PER_NAME);
    return wait === 0 ? budgets.open() : budgets.line(wait, 'device');
  }

  private async ofStranger({ name, place }: Attempt): Promise<Admission> {
    const budgets = new Spent(this.work);
    // Attempts that an address has too many of cost no hash, so that they cannot fill the queue of hashes for others.
    if ((await budgets.spend(`address:${place}`, PER_ADDRESS)) > 0) return this.inTurn(name, place, budgets);
    const byName = await budgets.spend(`name:${name}`, PER_NAME);
    const here = await budgets.spend(`place:${name}/${place}`, PER_NAME);
    const known = await isKnownPlace(this.work, name, place);
    if (byName === 0) return budgets.open();
    const turn = await this.inTurn(name, place, budgets);
    // Strangers have used up the name. Who has signed in from here gets in all the same; who is wrong sees what a
    // stranger sees.
    return { ...turn, next: 'password', counts: turn.counts || (known && here === 0), limitedBy: 'name' };
  }

  private async inTurn(name: string, place: string, budgets: Spent): Promise<Admission> {
    const wait = await takeTurn(this.work, name, place, LANE);
    if (wait > 0) return budgets.line(wait, 'address');
    const known = await isKnownPlace(this.work, name, place);
    const over =
      (await budgets.spend(`turns-of-address:${place}`, TURNS_OF_ADDRESS)) +
      (await budgets.spend(`turns-of-name:${name}`, TURNS_OF_NAME));
    if (over === 0) return budgets.open();
    return {
      ...budgets.open(),
      counts: known,
      wait: await takeTurn(this.work, name, place, LANE),
      limitedBy: 'address',
    };
  }
}

/** The budgets that one attempt has spent. */
class Spent {
  private readonly spent: [string, Budget][] = [];

  constructor(private readonly work: UnitOfWork) {}

  /** 0, or the seconds until there is an attempt again. */
  async spend(name: string, budget: Budget): Promise<number> {
    const wait = await spendAttempt(this.work, name, budget);
    if (wait === 0) this.spent.push([name, budget]);
    return wait;
  }

  async refund(): Promise<void> {
    await Promise.all(this.spent.map(([name, budget]) => refundAttempt(this.work, name, budget)));
  }

  open(): Admission {
    return { next: 'password', counts: true, wait: 0, limitedBy: null, refund: () => this.refund() };
  }

  line(wait: number, limitedBy: Admission['limitedBy']): Admission {
    return { next: 'line', counts: false, wait, limitedBy, refund: () => this.refund() };
  }
}
