// Forgetting what was on the screen: when somebody else signs in, and when the ledger behind the window is another one.
import { useNavigation } from './navigation.ts';
import { useRounds } from './rounds.ts';
import { useSaving } from './saving.ts';
import { useSession } from './session.ts';

/** What one person saw must not wait on the screen for the next. */
export function forgetSession(): void {
  useRounds.getState().clear();
  useNavigation.setState({ place: { screen: 'home', params: {} } });
  useSaving.setState({ error: null, savedAt: null, dirty: false });
}

/** Builds the window anew: what it shows belongs to another ledger now (a backup that is looked at, a restored one). */
export function beginAfresh(): void {
  forgetSession();
  useSession.setState(({ epoch }) => ({ epoch: epoch + 1 }));
}
