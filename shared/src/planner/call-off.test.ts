import type { ModelContext } from '../model-tools';
import { says } from './__testUtils__/says';

const item = (id: string, requestType: string, slots: Record<string, string>, state = 'waiting') => ({ item: id, requestType, state, slots });
const open: ModelContext['open'] = [
  item('i1', 'prod-access', { system: 'resource:default/payments-db', role: 'read', duration: 'PT4H' }),
  item('i2', 'app-access', { app: 'resource:default/figma' }),
  item('i3', 'fix-printer', { printer: 'resource:default/printer-2f' }),
  item('i4', 'app-access', { app: 'resource:default/zoom' }, 'verified'),
];
const called = async (text: string, context: Partial<ModelContext> = { open }) => (await says(text, context)).filter(c => c.startsWith('cancel_item'));

describe('a complaint calls nothing off', () => {
  it.each([
    'My VPN drops every hour', 'the vpn drops', 'vpn keeps dropping out', 'my connection is dropped whenever I start a call', 'calls drop after ten minutes', 'the wifi drops me every time I walk to the kitchen',
    'my laptop stops charging', 'outlook stopped working', 'sound stops in the middle of a meeting', 'the build stops at 80 percent', 'can you stop outlook from crashing', 'please stop the spam mails', 'stop the printer from jamming',
    'stop printer-2f', 'stop printer-2f from printing blank pages', 'make payments-db stop dropping connections', 'payments-db drops every query', 'payments-db kills my session after a minute',
    'something kills my session every night', 'the antivirus kills my build', 'please kill the hanging process on my laptop', 'figma closes itself', 'figma closes when I open a file', 'excel closes without saving', 'the app ends with an error',
    'my session ends after five minutes', 'the call ends before I can speak', 'my remote desktop session cuts off', 'teams cuts me off in every meeting', 'the screen cuts out', 'zoom cancels my meetings by itself', 'my meeting was cancelled by the calendar',
    'the cancel button in the travel tool does nothing', 'I cannot close the ticket window', 'my payments-db role was withdrawn this morning', 'somebody withdrew my rights in the warehouse', 'my account was closed over night', 'the noise cancelling headset broke',
    'I start the sync, stop it, and then it hangs forever', 'my mouse drops out and never comes back', 'forget passwords all the time, the reset mail never arrives', 'leave requests do not open in the portal', 'ignore list in outlook does not work',
    'who cancelled my request?', 'why was my request withdrawn?', "don't cancel my request", 'please do not stop it', 'did you drop my request?', 'how do I cancel a request?', 'should I cancel it?',
  ])('%s', async text => { expect(await called(text)).toEqual([]); });
});

describe('a word for stopping that is quoted, begins something else or closes what is solved calls nothing off', () => {
  it.each([
    'Figma shows me two options: continue, cancel', 'The button says: cancel', 'It fails with VPN error: connection lost, abort', 'so close, make it editor', 'Close - I meant two weeks', 'stop, I have a question first', 'leave, 3 weeks', 'Thanks, it works now, you can close the ticket',
    'the dialog offers three choices: retry, ignore, abort', 'payments-db asks me something: drop, keep', 'Zoom shows two buttons: leave, end', 'The prompt reads: cancel it', 'options: keep it, cancel it', 'It says the same every time - abort',
    'so close', 'End, in two weeks', 'Skip - what does viewer mean?', 'wait, stop, what does editor mean?', 'stop. I have a question first.', 'Cancel, or do I have to wait?', 'drop, I mean the menu, is empty',
    'scratch that, make it editor', 'forget it, make it two weeks', 'never mind, I meant editor', 'no need, I can wait', 'leave it, I only wanted to know', 'maternity leave, from Monday', 'kill, that is what the process manager says',
    'Perfect, it works. You can close the ticket now.', 'it works now, please close my request', 'that solved it, close the ticket please', 'Solved! Please close my ticket.',
  ])('%s', async text => { expect(await called(text)).toEqual([]); });

  it.each(['so close, make it editor', 'scratch that, make it editor', 'Scratch that. Make it editor.', 'stop, make it editor'])('what it should be instead is changed: %s', async text => {
    const miro = item('i5', 'app-access', { app: 'resource:default/miro', role: 'viewer' });
    expect(await says(text, { open: [miro] })).toEqual(['correct_item i5 editor']);
  });

  it.each(['Thanks, it works now, you can close the ticket', 'It works now. You can close the ticket.', 'it works now, please close my request'])('what is solved is confirmed: %s', async text => {
    expect(await says(text, { open })).toEqual(['confirm_outcome yes']);
  });
});

describe('said to us about what is open, it is called off', () => {
  it.each([
    'cancel', 'cancel that', 'cancel it please', 'please cancel my request', 'can you cancel my request?', 'could you please cancel this request', 'would you mind cancelling it', 'I want to cancel my request', "I'd like to cancel it", "I'd rather cancel",
    'never mind', 'nevermind', 'Never mind, found it myself', 'forget it', 'forget about it', 'just forget about my request', 'drop it', 'drop the request', "let's drop it", 'please drop my ticket', 'stop', 'stop it', 'stop that please', 'stop everything',
    'scratch that', 'leave it', 'I changed my mind', "I've changed my mind", 'no, cancel it', 'wait, stop', 'actually cancel', 'sorry, forget it', 'ok never mind then', 'please withdraw my request', 'withdraw it', 'I have to withdraw my request',
    'take my request back', 'take it back', 'call it off', 'close my request please', 'you can close the ticket', 'kill that request', 'abort', 'end this request', 'skip it', 'disregard my last request', 'please ignore my request',
    'do not do it', "don't bother", 'no longer needed', 'not needed any more', "I don't need it any more", 'I no longer need it', 'no need any more', 'I want my request cancelled', 'cancel all of them', 'cancel both requests',
    'cancel it because I found another way', 'I found another way, so cancel it', 'thanks, but cancel it', 'nvm',
  ])('%s', async text => { expect(await called(text)).toEqual(['cancel_item all']); });

  it.each([
    ['cancel figma', 'i2'], ['drop the figma request', 'i2'], ['never mind the payments-db access', 'i1'], ['forget about figma', 'i2'], ['actually, cancel Figma', 'i2'], ['please stop my request for payments-db', 'i1'], ["I don't need figma any more", 'i2'],
    ['withdraw my payments-db request', 'i1'], ['close the ticket for printer-2f', 'i3'], ['I no longer need access to payments-db', 'i1'],
  ])('by its name, and nothing else: %s', async (text, id) => { expect(await called(text)).toEqual([`cancel_item ${id}`]); });

  it('two by their names', async () => { expect(await called('cancel figma and payments-db')).toEqual(['cancel_item i2', 'cancel_item i1']); });
});

it.each(['cancel my Tableau licence', 'cancel my zoom licence'])('what is not open any more is given back: %s', async text => {
  expect(await says(text, { open })).toEqual([expect.stringMatching(/^app-return /)]);
});

it('with nothing open it is small talk', async () => { expect(await says('never mind')).toEqual(['small_talk']); });

describe('while something is asked', () => {
  const asked = { requestType: 'prod-access', slot: 'duration', slots: { system: 'resource:default/payments-db' } };
  it.each(['never mind', 'no thanks', 'cancel payments-db'])('the question is left: %s', async text => { expect(await says(text, { asked })).toEqual(['small_talk']); });
  it('another thing by its name is called off', async () => { expect(await says('cancel figma', { asked, open: [open[1]] })).toEqual(['cancel_item i2']); });
});

it.each([
  'My VPN drops every hour', 'the vpn drops', 'the wifi drops me every time I walk to the kitchen', 'calls drop after ten minutes', 'outlook stopped working', 'teams cuts me off in every meeting', 'figma closes itself',
  'payments-db kills my session after a minute', 'zoom cancels my meetings by itself', 'I start the sync, stop it, and then it hangs forever',
])('a person looks at the complaint: %s', async text => { expect(await says(text, { open })).toEqual(['hand_to_person']); });
