import { configApiRef, useApi } from '@backstage/core-plugin-api';
import { Button, Card, CardBody, CardFooter, CardHeader, Container, Flex, Grid, Text } from '@backstage/ui';
import { useEffect, useState } from 'react';

interface Persona { readonly name: string; readonly title: string; readonly role: string; readonly try: string; readonly more?: boolean }

/** Who one can be. It says that it is a demo. */
export function Personas({ onPick }: { onPick: (name: string) => void }) {
  const base = useApi(configApiRef).getString('backend.baseUrl');
  const [people, setPeople] = useState<readonly Persona[]>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    fetch(`${base}/api/countersign-demo/`).then(r => r.json()).then(({ personas }) => setPeople(personas)).catch(() => setFailed(true));
  }, [base]);
  return (
    <Container>
      <Flex direction="column" gap="6" py="8">
        <Flex direction="column" gap="2">
          <Text as="h1" variant="title-medium" weight="bold">Lumen Portal</Text>
          <Text variant="body-large">A demo company. Nobody here is real, and nothing leaves this machine. Choose who you are.</Text>
        </Flex>
        {failed && <Text role="alert">The demo is not on here. Start it with npm start.</Text>}
        <People people={people?.filter(p => !p.more)} onPick={onPick} />
        {people && <Text as="h2" variant="body-large" weight="bold">More people</Text>}
        <People people={people?.filter(p => p.more)} onPick={onPick} />
      </Flex>
    </Container>
  );
}

function People({ people, onPick }: { people?: readonly Persona[]; onPick: (name: string) => void }) {
  return (
    <Grid.Root columns={{ initial: '1', sm: '2', md: '3', lg: '4' }} gap="4">
      {people?.map(p => (
        <Card key={p.name}>
          <CardHeader><Text as="h3" variant="body-large" weight="bold">{p.title}</Text><Text color="secondary">{p.role}</Text></CardHeader>
          <CardBody><Text variant="body-small" color="secondary">{p.try}</Text></CardBody>
          <CardFooter><Button variant="secondary" onPress={() => onPick(p.name)}>{`Continue as ${p.title.split(' ')[0]}`}</Button></CardFooter>
        </Card>
      ))}
    </Grid.Root>
  );
}
