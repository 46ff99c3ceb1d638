import { PEOPLE, RESOURCES } from '../testing/people';
import { addDuration, clean, createSayer, isoOf, minutesOf, sayDuration } from '.';
import { isDisguised, skeleton } from './skeleton';

describe('durations', () => {
  it.each<[string, number]>([['PT0M', 0], ['PT1M', 1], ['PT90M', 90], ['PT4H', 240], ['PT1H30M', 90], ['P1D', 1440], ['P1DT1H1M', 1501], ['P2W', 20_160], ['P10W', 100_800], ['P30D', 43_200], ['P1W1D', 11_520], ['P1WT1H', 10_140]])('%s is %s minutes', (iso, minutes) => expect(minutesOf(iso)).toBe(minutes));
  it.each(['', 'P', 'PT', 'P1DT', '4h', 'PT4', 'PT4S', 'P1Y', 'P1M', 'xPT4H', 'PT4H ', 'PT-4H', 'P1D1W', 'PT1M1H'])('%j is none', iso => expect(() => minutesOf(iso)).toThrow('is not a duration'));
  it.each<[number, string]>([[0, 'PT0M'], [1, 'PT1M'], [60, 'PT1H'], [90, 'PT1H30M'], [1440, 'P1D'], [1441, 'P1DT1M'], [1500, 'P1DT1H'], [10_080, 'P7D'], [1439, 'PT23H59M']])('%s minutes are %s, there and back', (minutes, iso) => {
    expect(isoOf(minutes)).toBe(iso);
    expect(minutesOf(iso)).toBe(minutes);
  });
  it.each<[string, string]>([['PT1M', '1 minute'], ['PT0M', '0 minutes'], ['PT90M', '90 minutes'], ['PT60M', '1 hour'], ['PT4H', '4 hours'], ['PT24H', '1 day'], ['P7D', '7 days'], ['PT25H', '25 hours'], ['PT59M', '59 minutes']])('%s reads %s', (iso, said) => expect(sayDuration(iso)).toBe(said));
  it('is added to a moment', () => expect(addDuration(new Date('2026-11-23T09:00:00.000Z'), 'PT90M').toISOString()).toBe('2026-11-23T10:30:00.000Z'));
});

describe('G16: names in a sentence somebody decides by', () => {
  it.each<[string, string]>([
    ['Ben Okafor', 'Ben Okafor'], ['  Ben \n\t Okafor ', 'Ben Okafor'], ['B\u202een', 'Ben'], ['B\u200b\u00aden\ufeff', 'Ben'], ['B\u0007e\u009fn', 'Ben'], ['\u2066Ben\u2069', 'Ben'], ['x'.repeat(90), 'x'.repeat(80)],
    ['P\u0430ul', 'P\u0430ul (look-alike letters)'], ['Ben P\u0430ul Smith', 'Ben P\u0430ul (look-alike letters) Smith'], ['\u03bfmega', '\u03bfmega (look-alike letters)'], ['Иван', 'Иван'], ['Ωμέγα', 'Ωμέγα'], ['раура', 'раура (look-alike letters)'], ['О', 'О'], ['', ''], ['Zoë', 'Zoë'],
  ])('%j reads %j', (name, expected) => expect(clean(name)).toBe(expected));

  it.each<[string, string]>([['cape', 'саре'], ['modern', 'modem'], ['vvest', 'west'], ['PAUL', 'paul'], ['I11il|', 'llllll'], ['r00t', 'root'], ['Αlice', 'alice'], ['ﬁgma', 'figma']])('%s looks like %s', (a, b) => expect(skeleton(a)).toBe(skeleton(b)));
  it.each<[string, string]>([['ben', 'den'], ['rn', 'n'], ['v', 'w'], ['figma', 'figmа1']])('%s does not look like %s', (a, b) => expect(skeleton(a)).not.toBe(skeleton(b)));
  it('a disguise is more than one letter, all of them look-alikes', () => {
    expect(['саре', 'са', 'с', 'caре', 'сад', 'с1', 'с-а', '', 'cape'].map(isDisguised)).toEqual([true, true, false, false, false, false, true, false, false]);
  });

  it('come from the directory; a ref nobody knows is said by its last part; one that reads like another’s says so', () => {
    const say = createSayer([...PEOPLE, { ...PEOPLE[0], ref: 'user:default/bem', name: 'Arnold' }, { ...PEOPLE[0], ref: 'user:default/twin', name: 'Amold' }, { ...PEOPLE[0], ref: 'user:default/mara2', name: 'MARA' }], [...RESOURCES, { ...RESOURCES[0], ref: 'resource:default/f', title: 'Fig\u202ema!' }]);
    expect([say.person('user:default/ben'), say.resource('resource:default/f'), say.person('user:default/gone\u200b'), say.resource('plain'), say.duration('PT1H')]).toEqual(['Ben', 'Figma!', 'gone', 'plain', '1 hour']);
    expect([say.person('user:default/bem'), say.person('user:default/twin')]).toEqual(['Arnold (look-alike of another name)', 'Amold (look-alike of another name)']);
    expect([say.person('user:default/mara'), say.person('user:default/mara2')]).toEqual(['Mara', 'MARA']);
  });
});
