import ForgeReconciler, {
  Badge, BarChart, Box, Button, ButtonGroup, Checkbox, Code, CodeBlock, DonutChart, DynamicTable, Em, EmptyState, ErrorMessage, Form, FormFooter, FormHeader, FormSection,
  Heading, HelperMessage, Icon, Inline, Label, LineChart, Link, LinkButton, List, ListItem, Lozenge, Modal, ModalBody, ModalFooter, ModalHeader, ModalTitle, ModalTransition,
  PieChart, ProgressBar, ProgressTracker, RadioGroup, SectionMessage, Select, Spinner, Stack, StackBarChart, Strong, Tab, TabList, TabPanel, Tabs, Tag, Text, TextArea, Textfield,
  Toggle, Tooltip, User, UserPicker, useForm,
} from '@forge/react';
import { invoke } from '@forge/bridge';
import { useState } from 'react';

const DATA = [{ day: 'Monday', count: 3, kind: 'Resolved' }, { day: 'Monday', count: 1, kind: 'Handed off' }, { day: 'Tuesday', count: 5, kind: 'Resolved' }];

function Ask() {
  const { handleSubmit, register, getFieldId, formState } = useForm<{ words: string; system: { value: string }; urgent: boolean }>();
  const [said, setSaid] = useState('');
  return (
    <Form onSubmit={handleSubmit(async values => setSaid(String(await invoke('ask', { words: values.words, system: values.system?.value, urgent: values.urgent }))))}>
      <FormHeader title="Ask IT" />
      <FormSection>
        <Label labelFor={getFieldId('words')}>What do you need?</Label>
        <Textfield {...register('words', { required: true })} />
        {formState.errors.words && <ErrorMessage>Say what you need.</ErrorMessage>}
        <Label labelFor={getFieldId('system')}>System</Label>
        <Select {...register('system')} options={[{ label: 'Figma', value: 'figma' }, { label: 'VPN', value: 'vpn' }]} />
        <Checkbox {...register('urgent')} label="Urgent" />
      </FormSection>
      <FormFooter><Button type="submit" appearance="primary">Send</Button></FormFooter>
      {said && <SectionMessage title="Answer"><Text>{said}</Text></SectionMessage>}
    </Form>
  );
}

function Confirm() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Stop</Button>
      <ModalTransition>
        {open && <Modal onClose={() => setOpen(false)}><ModalHeader><ModalTitle>Stop this request?</ModalTitle></ModalHeader><ModalBody><Text>Nothing more is done.</Text></ModalBody><ModalFooter><Button onClick={() => setOpen(false)}>Keep it</Button></ModalFooter></Modal>}
      </ModalTransition>
    </>
  );
}

function Shown() {
  return (
    <Stack space="space.200">
      <Heading as="h1">Everything</Heading>
      <Inline space="space.100"><Lozenge appearance="success">Resolved</Lozenge><Badge>3</Badge><Tag text="IT" /><Icon glyph="check-circle" label="done" /></Inline>
      <Box padding="space.100"><Text><Strong>Strong</Strong> <Em>soft</Em> <Code>code</Code> <Link href="/x">A page</Link> <User accountId="a1" /></Text></Box>
      <SectionMessage appearance="error" title="Refused"><Text>No rule allows it.</Text></SectionMessage>
      <ButtonGroup><LinkButton href="/y">Go</LinkButton><Tooltip content="more"><Button>More</Button></Tooltip></ButtonGroup>
      <Spinner label="Working" /><ProgressBar value={0.5} ariaLabel="Half" /><ProgressTracker items={[{ id: 'a', label: 'Asked', status: 'visited', percentageComplete: 100, href: '#' }, { id: 'b', label: 'Approval', status: 'current', percentageComplete: 0, href: '#' }]} />
      <DynamicTable caption="Items" rowsPerPage={1} head={{ cells: [{ key: 'n', content: 'Name', isSortable: true }] }} rows={[{ key: '1', cells: [{ key: 'zebra', content: 'zebra' }] }, { key: '2', cells: [{ key: 'apple', content: <Text>apple</Text> }] }]} />
      <Label labelFor="note">Note</Label><TextArea id="note" name="note" /><HelperMessage>Shown to agents.</HelperMessage>
      <Label labelFor="on">On</Label><Toggle id="on" /><RadioGroup name="r" aria-label="Level" options={[{ name: 'r', value: 'a', label: 'Supervised' }, { name: 'r', value: 'b', label: 'Autonomous' }]} />
      <UserPicker name="person" label="Person" />
      <EmptyState header="No requests yet" description="They show up here." primaryAction={<Button>Ask</Button>} />
      <List type="ordered"><ListItem>One</ListItem></List><CodeBlock text="permit" language="text" />
      <Tabs id="t"><TabList><Tab>First</Tab><Tab>Second</Tab></TabList><TabPanel><Text>panel one</Text></TabPanel><TabPanel><Text>panel two</Text></TabPanel></Tabs>
      <BarChart title="By day" data={DATA} xAccessor="day" yAccessor="count" /><StackBarChart title="By kind" data={DATA} xAccessor="day" yAccessor="count" colorAccessor="kind" />
      <LineChart title="Over time" data={DATA} xAccessor="day" yAccessor="count" /><DonutChart title="Share" data={DATA} colorAccessor="kind" labelAccessor="kind" valueAccessor="count" /><PieChart title="Parts" data={DATA} colorAccessor="kind" labelAccessor="kind" valueAccessor="count" />
      <Ask /><Confirm />
    </Stack>
  );
}

ForgeReconciler.render(<Shown />);
