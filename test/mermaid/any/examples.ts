/** One example of each type of diagram that Mermaid has, by the name of the type in its documentation. */
export const examples: Readonly<Record<string, string>> = {
  flowchart: `flowchart TD
  subgraph intake [Intake]
    order([Order arrives]) --> stock{In stock?}
  end
  stock -- yes --> pack[Pack the parcel]
  stock -- no --> supplier[(Ask the supplier)]
  supplier -. two days .-> pack
  pack ==> ship>Ship it]
  classDef late fill:#fde68a,stroke:#b45309,color:#451a03
  class supplier late
  style ship fill:#bbf7d0,stroke-width:3px
  click pack href "https://example.org/pack" "How to pack"`,
  'flowchart-elk': `flowchart-elk LR
  a[Read] --> b(Check) --> c{{Draw}}
  a --> c`,
  sequence: `sequenceDiagram
  title Signing in
  autonumber
  actor U as User
  participant S as Service
  participant D as Database
  U->>+S: Name and password
  Note right of S: Never logged
  S->>D: Look up the name
  D-->>S: Salt and hash
  alt they match
    S-->>U: A session
  else they do not
    S--xU: Refused
  end
  loop Every minute
    S->>-S: Forget old sessions
  end`,
  class: `classDiagram
  class Shape {
    <<interface>>
    +area() float
    #name : string
  }
  class Circle {
    -radius : float
    +area() float
  }
  class Group~Shape~
  Shape <|.. Circle : implements
  Group "1" o-- "*" Shape : holds
  note for Circle "Grows with the square"`,
  state: `stateDiagram-v2
  [*] --> Idle
  Idle --> Running : start
  state Running {
    [*] --> Warm
    Warm --> Hot : faster
    Hot --> Warm : slower
  }
  Running --> Idle : stop
  state choice <<choice>>
  Idle --> choice
  choice --> [*] : worn out
  note right of Idle : Uses little power`,
  er: `erDiagram
  CUSTOMER ||--o{ ORDER : places
  ORDER ||--|{ LINE : contains
  CUSTOMER {
    string name PK
    string email "unique"
  }
  ORDER {
    int number PK
    date placed
  }`,
  gantt: `gantt
  title Moving house
  dateFormat YYYY-MM-DD
  section Before
  Sort things out :done, sort, 2024-03-01, 6d
  Pack boxes :active, pack, after sort, 4d
  section After
  Drive :crit, drive, after pack, 1d
  Unpack :unpack, after drive, 5d
  Housewarming :milestone, after unpack, 0d`,
  journey: `journey
  title A morning
  section At home
    Wake up: 2: Me
    Drink coffee: 5: Me, Cat
  section On the way
    Wait for the bus: 1: Me`,
  pie: `pie showData
  title Where the hours go
  "Sleep" : 8
  "Work" : 7.5
  "Everything else" : 8.5`,
  quadrant: `quadrantChart
  title What to do first
  x-axis Little effort --> Much effort
  y-axis Little use --> Much use
  quadrant-1 Plan
  quadrant-2 Do now
  quadrant-3 Perhaps
  quadrant-4 Leave
  Search: [0.3, 0.8]
  Rewrite: [0.9, 0.35]`,
  requirement: `requirementDiagram
  requirement quick {
    id: 1
    text: A page appears within a second
    risk: high
    verifymethod: test
  }
  element cache {
    type: module
    docref: cache.md
  }
  cache - satisfies -> quick`,
  gitgraph: `gitGraph
  commit id: "first"
  branch feature
  commit id: "second"
  commit id: "third" tag: "v1.1"
  checkout main
  commit id: "fourth" type: HIGHLIGHT
  merge feature`,
  c4: `C4Context
  title Shop in its surroundings
  Person(buyer, "Buyer", "Orders things and pays")
  System_Boundary(own, "Ours") {
    System(shop, "Shop", "Takes orders")
    SystemDb(store, "Store", "Keeps them")
  }
  System_Ext(bank, "Bank", "Moves money")
  Rel(buyer, shop, "Orders", "HTTPS")
  Rel(shop, store, "Writes")
  Rel(shop, bank, "Charges")`,
  mindmap: `mindmap
  root((Garden))
    Beds
      Beans
      Peas
    [Tools]
      Spade
    (Water)
      Rain barrel
      Hose`,
  timeline: `timeline
  title Printing
  section Early
    1450 : Movable type
    1476 : Press in London : First book in English
  section Late
    1886 : Linotype`,
  sankey: `sankey
Coal,Electricity,25
Wind,Electricity,20
Electricity,Homes,30
Electricity,Trains,15`,
  xychart: `xychart
  title "Visitors"
  x-axis [Jan, Feb, Mar, Apr]
  y-axis "Thousands" 0 --> 12
  bar [3, 5, 8, 11]
  line [2, 4, 9, 10]`,
  block: `block
  columns 3
  front["Front end"] space back["Back end"]
  front --> back
  block:below:3
    cache[("Cache")] queue["Queue"]
  end`,
  packet: `packet
  title A datagram
  0-15: "Source port"
  16-31: "Destination port"
  32-47: "Length"
  48-63: "Checksum"
  64-95: "Data"`,
  architecture: `architecture-beta
  group cloud(cloud)[Cloud]
  service web(server)[Web server] in cloud
  service db(database)[Database] in cloud
  service disk(disk)[Backups] in cloud
  web:R --> L:db
  db:B --> T:disk`,
  kanban: `kanban
  todo[To do]
    one[Write the guide]
    two[Draw the logo]
  doing[In progress]
    three[Fix the build]@{ assigned: 'ada', priority: 'High' }
  done[Done]
    four[Choose a name]`,
  radar: `radar-beta
  title Skills
  axis speed["Speed"], strength["Strength"], wit["Wit"], luck["Luck"]
  curve fox["Fox"]{4, 2, 5, 3}
  curve bear["Bear"]{2, 5, 2, 3}
  max 5`,
  treemap: `treemap-beta
"Disk"
  "Photos": 120
  "Music": 45
  "Work"
    "Mail": 20
    "Code": 35`,
  treeview: `treeView-beta
    "project"
        "src"
            "index.ts"
        "readme.md"`,
  venn: `venn-beta
  title Who knows what
  set Frontend
    text CSS
  set Backend
    text SQL
  union Frontend,Backend["APIs"]`,
  ishikawa: `ishikawa-beta
    Late trains
    People
        Too few drivers
    Weather
        Snow
        Leaves
    Machines
        Old signals`,
  swimlane: `swimlane-beta LR
  subgraph Customer
    ask[Ask a question]
    read[Read the answer]
  end
  subgraph Support
    look{Known?}
    reply[Reply]
  end
  ask --> look
  look -->|yes| reply
  reply --> read`,
  agentflow: `agentflow-beta TB
  flow reviewer["Reviewer"]
    gather["Gather changes"]@{ shape: input }
    read["Read the diff"]@{ shape: task }
    lint["run_linter"]@{ shape: tool }
    clean["Clean?"]@{ shape: decision }
    gather --> read --> lint --> clean
  end`,
  usecase: `usecase-beta
  actor Reader
  actor Librarian
  systemBoundary Library
    Borrow(Borrow a book)
    Return(Return a book)
  end
  Reader --> Borrow
  Reader --> Return
  Librarian --> Return`,
  wardley: `wardley-beta
title A cup of tea
anchor Guest [0.95, 0.6]
component Cup of tea [0.8, 0.6]
component Hot water [0.5, 0.8]
component Kettle [0.4, 0.35]
Guest -> Cup of tea
Cup of tea -> Hot water
Hot water -> Kettle
evolve Kettle 0.6`,
  cynefin: `cynefin-beta
  title Where problems belong
  complex
    "Why do people leave?"
  complicated
    "Tune the database"
  clear
    "Renew the certificate"
  chaotic
    "The site is down"
  complex --> complicated : "A pattern shows"`,
  eventmodeling: `eventmodeling
tf 01 ui Basket
tf 02 cmd AddItem { name: string }
tf 03 evt ItemAdded
tf 04 rmo Items`,
  railroad: `railroad-beta
sign = choice(terminal("+"), terminal("-")) ;
number = sequence(optional(nonterminal("sign")), oneOrMore(nonterminal("digit"))) ;`,
  railroadEbnf: `railroad-ebnf-beta
number = [ "-" ], digit, { digit } ;
digit = "0" | "1" ;`,
  railroadAbnf: `railroad-abnf-beta
number = ["-"] 1*digit ;
digit = "0" / "1" ;`,
  railroadPeg: `railroad-peg-beta
number <- "-"? digit+ ;
digit <- "0" / "1" ;`,
  info: 'info',
};
