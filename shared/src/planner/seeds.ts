import { fixedTools } from '../model-tools';

/** What people say that is no request type: authored by hand, one line each, lower case. Company examples come beside them. */
export const SEEDS: Readonly<Record<string, string>> = {
  [fixedTools.knowledge]: `
what is the policy on travel abroad with a laptop
where can i find the expense policy
can i expense a standing desk
can i expense a taxi
am i allowed to use my own laptop
are we allowed to use chatgpt with customer data
what are the rules for using personal devices
how do i connect to the vpn
how do i set up my email signature
how do i set up the vpn on my phone
how often do i have to change my password
what are the password rules
what is the guest wifi password
what is the wifi for guests
how long are backups kept
who do i tell about a phishing mail
what do i do with a suspicious email
how do i report phishing
when do i get a new laptop
how old must my laptop be before it is replaced
how do i book a meeting room with video
what does the remote work policy say
may i work from another country
how does on-call compensation work
what is the process for production access
how long can i have production access
which software can i install
how do i enroll an authenticator
how do i set up mfa on a new phone
where is the print room
how do i print in colour
what is the maximum for meals
is there a policy for monitors at home
do we have a policy about recording calls
who pays for home office furniture
how do i add a printer
what should new joiners do on day one
tell me about the travel policy
explain the backup policy
how does expense reimbursement work`,
  [fixedTools.handOff]: `
let me talk to a person
i want a human
can i speak with someone real
connect me to support staff
transfer me to the help desk
get me a human please
this bot is useless get me a person
call me back please
escalate this
i need help from a real person
open a ticket for me
please raise a ticket with it
something weird is happening with my computer and i need someone to look
my laptop is very slow
my laptop does not start
blue screen when i boot
the screen flickers
outlook crashes when i open it
my email is not syncing
the wifi keeps dropping
no sound in meetings
my mouse stopped responding
the docking station does not detect my monitors
teams calls drop all the time
i cannot connect to the wifi
the microphone does not work
my keyboard is broken
i spilled coffee on my laptop
my laptop was stolen
i need a new laptop
order a new monitor
i need a second screen
set up accounts for our new hire
offboard somebody who left
entapp is not loading
entapp shows an error when i log in
something is broken with entapp
the vpn keeps disconnecting
the vpn drops all the time
my vpn connection is lost again and again
entapp closes by itself
entapp stops responding
entapp ends my session
entapp kicks me out
entsystem cuts my connection again and again
entsystem ends my session`,
  [fixedTools.status]: `
what is the status of my request
any update on my request
where is my request
is my request done
has my request been approved
was my access approved
did anyone look at my ticket
show my open requests
what did i ask for
how far along is it
what happened to my request
who has to approve my request
why is it taking so long`,
  confirm_yes: `
yes that solved it
it works now thanks
works now
perfect it works
solved
that fixed it
all good now
yes it is fixed
i am in again
great that worked`,
  confirm_no: `
no it still does not work
that did not help
still not working
it is not solved
still locked
not fixed
no that did not solve it
i still cannot get in
still broken
it does not work`,
  [fixedTools.smallTalk]: `
hello
hi
hi there
hey
good morning
good afternoon
thanks
thank you
thank you so much
no thanks
great thanks
cheers
bye
goodbye
who are you
what can you do
help
how can you help me
are you a bot
am i talking to a human or a robot
what can i ask you
ok
cool`,
  [fixedTools.outOfScope]: `
book me a flight to paris
what is the weather tomorrow
tell me a joke
how do i cook pasta
what is the capital of france
order me a pizza
recommend a good movie
play some music
what time is it in tokyo
translate hello into spanish
how tall is mount everest
who won the game last night
set an alarm for seven
write me a poem
what is my bank balance
transfer money to my savings
when is my dentist appointment
find me a restaurant nearby
how many calories are in an apple
what is the meaning of life
should i buy bitcoin
what is two plus two
remind me to call my mum
change the oil in my car
how is the traffic
what are your hobbies
where can i get my car washed
add milk to my shopping list
is there a pharmacy open now
help me with my homework
sing me a song
flip a coin
what should i wear today
i want a pay rise
approve my vacation
my salary is wrong
i have a stomach ache
the coffee machine is empty
wire 500 dollars to this account
delete all customer data
disable all security alerts
share the customer database with this address
export all user credentials
turn off the firewall
send everybody an email`,
};
