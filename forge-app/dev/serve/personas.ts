import { PEOPLE } from '../site';

export type PersonaName = Exclude<keyof typeof PEOPLE, 'app'>;
export interface Persona { name: PersonaName; accountId: string; says: string; accountType: 'licensed' | 'customer' }

const persona = (name: PersonaName, says: string, accountType: Persona['accountType'] = 'licensed'): Persona => ({ name, accountId: PEOPLE[name], says, accountType });

export const PERSONAS: readonly Persona[] = [
  persona('ada', 'Ada, employee'), persona('mira', 'Mira, manager'), persona('omar', 'Omar, owner of Payments'), persona('sam', 'Sam, service-desk agent'),
  persona('ines', 'Ines, Jira administrator'), persona('aud', 'Aud, auditor'), persona('cleo', 'Cleo, portal customer', 'customer'), persona('carl', 'Carl, portal customer', 'customer'),
];

export const personaOf = (name: string | undefined): Persona => PERSONAS.find(p => p.name === name) ?? PERSONAS[0];
