/** A plan in which each verdict that a row or a claim can get occurs, and deadlocks of both kinds: by rows and by groups. */
export const everyVerdict = `# Tasks: Shop

## Implementation Order

### Phase 1: Foundation

- [x] **Task 1.1**: Add the table of orders
  - **Done when**: The migration runs both ways
- [~] **Task 1.2**: Store an order
  - **Depends on**: Task 1.1
  - **Done when**: An order survives a restart
- [~] **Task 1.3**: Show an order
  - **Depends on**: Task 1.2
  - **Done when**: The page shows what was stored
- [ ] ~~**Task 1.4**: Fax an order~~
- [ ] **Task 1.5**: Free
  - **Depends on**: None
- [ ] **Task 1.6**: Also free
  - **Depends on**: None
- [!] **Task 1.7**: Blocked
  - **Depends on**: 1.5

### Phase 2: More

- [ ] **Task 2.1**: One
- [ ] **Task 2.2**: Two
  - **Depends on**: 2.1, 1.6
- [ ] **Task 2.3**: Three
  - **Depends on**: 2.2
- [ ] **Task 2.4**: Four
  - **Depends on**: 2.3
- [ ] **Task 2.5**: Waits for itself
  - **Depends on**: 2.6
- [ ] **Task 2.6**: In the end
  - **Depends on**: 2.5
- [ ] **Task 2.7**: Behind
  - **Depends on**: 2.6

## Temporal Logic Constraints (REQUIRED)

### Sequence Constraints (A must happen before B)

| Constraint | Type | Rationale |
|---|---|---|
| Task 1.1 MUST be done before 1.3 | Order | By two steps |
| Phase 1 before Task 2.1 | Order | By the order of phases |
| Task 1.5 before Task 1.6 | Order | Nothing makes it so |
| Task 2.3 → Task 2.1 | Order | Turned round |
| Task 1.6 before Task 1.3 | Order | Broken |
| Task 2.4 before Task 1.5 | Order | one |
| Task 1.5 before Task 2.4 | Order | the opposite |
| TLS 1.2 before HTTP 1.1 | Order | Prose |
| Task 1.1 → Task 1.2 → Task 1.3 | Order | A chain |

### Mutual Exclusion (A and B cannot run simultaneously)

| Resource/Operation A | Resource/Operation B | Conflict Type |
|---|---|---|
| Task 1.2 | Task 1.3 | Both are running |
| Task 1.5 | Task 1.6 | Same database |
| Task 2.1 | Task 2.4 | Ordered anyhow |
| A dialog | Another | Prose |

### Liveness Requirements (Must eventually happen)

| Requirement | Trigger | Timeout/Guarantee |
|---|---|---|
| Task 1.7 sends mails | After Task 1.5 | 36 hours or 5 retries |
| Something happens | Always | soon |
| Task 1.4 faxes | Always | 30 s |
| Task 2.5 answers | Always | 30 s |
| Task 2.7 answers | Always | 30 s |

### Atomicity Requirements (All-or-nothing)

| Operation Group | Rollback Strategy | Notes |
|---|---|---|
| Task 2.2 + Task 2.4 | Undo both | Deadlock with 2.3 |
| Task 1.1 + Task 1.2 | Drop the table | Half done |
| Task 1.5, 1.6 | | nothing said |
| Rows and photos | One transaction | Prose |

### Deadlock Analysis

- [x] Verified: No circular dependencies in task graph
- [ ] Verified: No locks

## Progress Tracking

| Phase | Tasks | Completed | Status |
|---|---|---|---|
| 1 | 6 | 1 | Started |
`;
