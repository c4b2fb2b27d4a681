"""Constructions of the news that tie two names by a third word: one case a construction or trap."""

import pytest

DRAWN = [
    # by what is theirs
    (
        "The United Nations criticised the policy of Malaysia.",
        "United Nations > criticised policy of > Malaysia",
    ),
    (
        "Malaysia has maintained a policy which the United Nations has criticised.",
        "United Nations > criticised policy of > Malaysia",
    ),
    ("Trump's lawyers met Robert Mueller.", "Trump > lawyers met > Robert Mueller"),
    (
        "A court in Moscow sentenced Brittney Griner to nine years.",
        "Moscow > court sentenced > Brittney Griner",
    ),
    (
        "Tesla's factory in Berlin was opened by Olaf Scholz.",
        "Olaf Scholz > opened factory of > Tesla",
    ),
    (
        "Russia's president called on Ukraine to withdraw.",
        "Russia > president called on > Ukraine",
    ),
    (
        "Ukraine accused Russia of shelling a hospital in Mariupol.",
        "Russia > accused of shelling hospital in > Mariupol",
    ),
    (
        "The EU is united in its condemnation of Assad's policies.",
        "EU > condemnation of policies of > Assad",
    ),
    (
        "Mark Berg was arrested for the murder of Anna Keller.",
        "Mark Berg > arrested for murder of > Anna Keller",
    ),
    ("Sinjar was liberated after its occupation by ISIL.", "ISIL > occupation of > Sinjar"),
    # who plans, has, deals with
    (
        "The Coalition's strategy to defeat ISIL is succeeding.",
        "Coalition > strategy to defeat > ISIL",
    ),
    ("Airbus is in talks with Lufthansa about planes.", "Airbus - in talks with - Lufthansa"),
    (
        "Julie Couillard had ties to the Hells Angels biker gang.",
        "Julie Couillard > had ties to > Hells Angels",
    ),
    ("Sony said it would stop working with Huawei.", "Sony - stop working with - Huawei"),
    (
        "Myanmar is mainly Buddhist and the United Nations rates the Rohingya among the most "
        "persecuted groups.",
        "United Nations > rates > Rohingya",
    ),
    # in whose favor, after what result, before whom
    (
        "The Supreme Court of India ruled in favour of Vodafone on Friday.",
        "Supreme Court of India > ruled in favour of > Vodafone",
    ),
    (
        "Ghana qualified for the World Cup after a draw with Nigeria in Abuja.",
        "Ghana > draw with > Nigeria",
    ),
    (
        "Mark Zuckerberg testified before the Senate Judiciary Committee.",
        "Mark Zuckerberg > testified before > Senate Judiciary Committee",
    ),
    ("UBS took over Credit Suisse in March.", "UBS > took over > Credit Suisse"),
    (
        "Prosecutors charged Lucy Letby with the murder of Anna Berg.",
        "Lucy Letby > charged with murder of > Anna Berg",
    ),
    (
        "Narendra Modi will be hosted by Joe Biden at the White House.",
        "Narendra Modi > will be hosted at > White House",
    ),
    (
        "Harbor Gazette is run by the sons of Joaquin Guzman.",
        "Joaquin Guzman > sons run > Harbor Gazette",
    ),
    # offices
    (
        "Hungary, whose leader Viktor Orban is popular, has yet to vote.",
        "Viktor Orban > leader of > Hungary",
    ),
    ("Kevin Allton, a Yale instructor, resigned.", "Kevin Allton > instructor of > Yale"),
    (
        "Anna Keller, head of Nordbank's retail division, resigned on Monday.",
        "Anna Keller > head of division of > Nordbank",
    ),
    ("Panama coach Hernan Gomez resigned.", "Hernan Gomez > coach of > Panama"),
    (
        "Trump lawyer Rudy Giuliani met Yuriy Lutsenko.",
        "Rudy Giuliani > lawyer of > Trump",
    ),
    (
        "According to Afghan Ambassador to the United States Hamdullah Mohib, the team won.",
        "Hamdullah Mohib > ambassador of > Afghanistan",
    ),
    (
        "According to Afghan Ambassador to the United States Hamdullah Mohib, the team won.",
        "Hamdullah Mohib > ambassador to > United States",
    ),
    (
        "The secretary general of CEI (Italian Episcopal Conference), Nunzio Galantino, resigned.",
        "Nunzio Galantino > secretary general of > CEI",
    ),
    (
        "The president of the Lombardy region, Roberto Maroni, has reacted.",
        "Roberto Maroni > president of > Lombardy",
    ),
    (
        "Joseph Votel, commander, U.S. Central Command, met Ashton Carter.",
        "Joseph Votel > commander of > U.S. Central Command",
    ),
    ("John Smith at Goldman Sachs said so.", "John Smith > at > Goldman Sachs"),
    (
        "Matthew Ingram of The Globe and Mail dubbed the conflict absurd.",
        "Matthew Ingram > of > The Globe and Mail",
    ),
    (
        "Turkey's central bank governor, Hafize Gaye Erkan, met investors.",
        "Hafize Gaye Erkan > central bank governor of > Turkey",
    ),
    (
        "Kenya's opposition leader Raila Odinga was arrested.",
        "Raila Odinga > opposition leader of > Kenya",
    ),
    (
        "Former Goldman Sachs banker Roger Ng was sentenced.",
        "Roger Ng > former banker of > Goldman Sachs",
    ),
    ("Uganda's army, led by Muhoozi Kaine, left.", "Muhoozi Kaine > led army of > Uganda"),
    ("Rwanda-backed M23 rebels seized Goma.", "Rwanda > backed > M23"),
    (
        "London-based Amnesty International sued Israel.",
        "Amnesty International > based in > London",
    ),
    (
        "The European Commission has fined Apple 1.8 billion euros.",
        "European Commission > fined > Apple",
    ),
    (
        "Lawyers for Julian Assange asked the High Court to act.",
        "Julian Assange > lawyers asked > High Court",
    ),
    # what is theirs or of them
    (
        "YouTube is complying with the Church of Scientology's requests.",
        "YouTube > complying with requests of > Church of Scientology",
    ),
    ("The SDF liberated ISIL-held terrain.", "SDF > liberated terrain held by > ISIL"),
    (
        "ISIL's self-proclaimed capital of Raqqah was attacked.",
        "Raqqah > self-proclaimed capital of > ISIL",
    ),
    ("The G7 is made up of Canada, France and Japan.", "G7 > made up of > France"),
    ("Benelux consists of Belgium and Luxembourg.", "Benelux > consists of > Belgium"),
    (
        "President Obama's pledge at the Chicago Summit was kept.",
        "Obama > pledge at > Chicago Summit",
    ),
    (
        "The attack was launched on Wednesday by Hezbollah on Israel.",
        "Hezbollah > attack on > Israel",
    ),
    ("The UK secured new EU sanctions listings on Syria.", "EU > listings on > Syria"),
    (
        "Joseph Votel met with U.S. Air Force civilian employees.",
        "Joseph Votel > met employees of > U.S. Air Force",
    ),
    (
        "Malaysia and Indonesia have maintained a policy of turning away boats of migrants which, "
        "according to AFP, the United Nations and United States have both criticised.",
        "United States > criticised policy of > Indonesia",
    ),
    # where people are from
    (
        "Thomas Sam, 42, and his wife Manju Sam, 36, from Sydney, are undergoing trial for the "
        "death of their nine-month-old child, Gloria.",
        "Thomas Sam > from > Sydney",
    ),
    (
        "Thomas Sam, 42, and his wife Manju Sam, 36, from Sydney, are undergoing trial for the "
        "death of their nine-month-old child, Gloria.",
        "Gloria > child of > Thomas Sam",
    ),
    ("Rohingya from Myanmar were rescued.", "Rohingya > from > Myanmar"),
    (
        "The Rohingya, a stateless minority of Muslims from Myanmar, were rescued.",
        "Rohingya > minority of > Muslims",
    ),
    ("One Rohingya, Muhammad Amin, was turned away.", "Muhammad Amin > one of > Rohingya"),
    # where things are and happen
    (
        "The next Robot Olympics is scheduled to take place in Mexico City.",
        "Robot Olympics > to take place in > Mexico City",
    ),
    (
        "The trial of Slobodan Milosevic began in The Hague.",
        "Slobodan Milosevic > trial began in > The Hague",
    ),
    (
        "The Olympia Theatre is located next to the Grand Hotel in Paris.",
        "Olympia Theatre > next to > Grand Hotel",
    ),
    (
        "Police arrested Ghislaine Maxwell in New Hampshire.",
        "Ghislaine Maxwell > arrested in > New Hampshire",
    ),
    ("Tesla's factory in Berlin was opened by Olaf Scholz.", "Tesla > factory in > Berlin"),
    (
        "Imran Khan was shot in the leg at a rally in Wazirabad.",
        "Imran Khan > shot at rally in > Wazirabad",
    ),
    # to and of whom
    ("Angela Schmidt told Reuters that prices rose.", "Angela Schmidt > told > Reuters"),
    (
        "Boris Johnson said of Jeremy Corbyn that he was unfit.",
        "Boris Johnson > said of > Jeremy Corbyn",
    ),
    ("Nigel Farage said Angela Merkel was weak.", "Nigel Farage > said of > Angela Merkel"),
    (
        "Bill Gates said in an interview with CNN that prices would rise.",
        "Bill Gates > interview with > CNN",
    ),
    # what is paid, sold, bought; what is wanted of whom
    (
        "Michael Cohen paid $130,000 to Stormy Daniels.",
        "Michael Cohen > paid $130,000 to > Stormy Daniels",
    ),
    (
        "Tony Fernandes bought AirAsia from the Malaysian government in 2002.",
        "Tony Fernandes > bought from government of > Malaysia",
    ),
    (
        "Peter Roe sold Nordbank to Deutsche Bank.",
        "Peter Roe > sold Nordbank to > Deutsche Bank",
    ),
    (
        "Amnesty International called for Israel to end the siege.",
        "Amnesty International > called for action by > Israel",
    ),
    ("Donald Trump wants Mike Pence to resign.", "Donald Trump > wants action by > Mike Pence"),
    (
        "Nigel Farage stood down in an attempt to challenge John Bercow.",
        "Nigel Farage > attempt to challenge > John Bercow",
    ),
    ("De Klerk denied Botha's allegations.", "De Klerk > denied allegations of > Botha"),
    (
        "Johann Lamont spoke of McLetchie's passion.",
        "Johann Lamont > spoke of passion of > McLetchie",
    ),
    ("The High Court ruled that Uber had broken the law.", "High Court > ruled of > Uber"),
    # guilt, interest, a role to come
    (
        "Jan Novak was found guilty of killing Eva Stone.",
        "Jan Novak > guilty of killing > Eva Stone",
    ),
    (
        "Jan Novak was not guilty of killing Eva Stone.",
        "Jan Novak > not guilty of killing > Eva Stone",
    ),
    ("Tim Cook was interested in buying Tesla.", "Tim Cook > interested in buying > Tesla"),
    (
        "Nigel Farage will remain leader of UKIP.",
        "Nigel Farage > will remain leader of > UKIP",
    ),
    ("Anna Berg will be chairman of Nordbank.", "Anna Berg > will be chairman of > Nordbank"),
    # where one works, is from, has something
    ("Jin Yoshimura at Shizuoka University agreed.", "Jin Yoshimura > at > Shizuoka University"),
    (
        "We work with our colleagues Dr Chris Connelly and Dr Mary Palmer at Dundee University.",
        "Chris Connelly > at > Dundee University",
    ),
    ("Peter Roe, formerly of Nordbank, was hired.", "Peter Roe > formerly of > Nordbank"),
    ("Julia Roe, from the charity Oxfam, agreed.", "Julia Roe > from > Oxfam"),
    (
        "Twelve people were killed at the Paris offices of Charlie Hebdo.",
        "Charlie Hebdo > offices in > Paris",
    ),
    ("Google's London office was searched.", "Google > office in > London"),
    (
        "Samer Issawi returned to his home in the Issawiyeh neighborhood.",
        "Samer Issawi > home in > Issawiyeh",
    ),
    ("The US Embassy in Manila said nothing.", "US Embassy > located in > Manila"),
    (
        "Buzz Aldrin was lured to a Beverly Hills hotel.",
        "Buzz Aldrin > lured to hotel in > Beverly Hills",
    ),
    # what is claimed of, allowed, opposed to somebody
    ("The IDF claims Hamas staged a scene.", "IDF > claims about > Hamas"),
    (
        "The Board of Medicine let Carroll Landrum keep his license.",
        "Board of Medicine > let keep > Carroll Landrum",
    ),
    (
        "The Great Britain versus Ukraine match was long.",
        "United Kingdom - versus - Ukraine",
    ),
    ('"I warned Vladimir Putin," said Angela Merkel.', "Angela Merkel > warned > Vladimir Putin"),
    ("John Kerry went to Yale University.", "John Kerry > went to > Yale University"),
    ("The Trump administration sued Huawei.", "Trump > administration sued > Huawei"),
    (
        "George Bush's service in the Texas Air National Guard was short.",
        "George Bush > service in > Texas Air National Guard",
    ),
    (
        "These members of the Arakan Army, the military wing of the Unity Party, left.",
        "Arakan Army > military wing of > Unity Party",
    ),
    ("The United States doesn't believe Iran.", "United States > does not believe > Iran"),
    (
        "Al Qaeda's regional operative, Hambali, who met Yazid Sufaat, left.",
        "Hambali > operative of > Al Qaeda",
    ),
    ("UN Secretary-General Kofi Annan left.", "Kofi Annan > secretary-general of > UN"),
    (
        "Kim's entourage included senior officials such as Foreign Minister Choe Son Hui.",
        "Kim > entourage included > Choe Son Hui",
    ),
    (
        "Minister for the Middle East Tobias Ellwood left.",
        "Tobias Ellwood > minister for > Middle East",
    ),
    (
        "Daesh claimed responsibility for the attack in Baghdad.",
        "Daesh > claimed attack in > Baghdad",
    ),
    (
        "Tobias Ellwood condemned ISIL's treatment of residents of Mosul.",
        "ISIL > treatment of residents of > Mosul",
    ),
    ("China's hosting of the Olympics was praised.", "China > hosting of > Olympics"),
    ("Anna Berg was beaten by Eva Stone.", "Eva Stone > beat > Anna Berg"),
    (
        "The memorandum purports to show that Stefan Radev instructed Eva Stone.",
        "Stefan Radev > allegedly instructed > Eva Stone",
    ),
    (
        "A former Trident accountant, Rachel Lowe, described it.",
        "Rachel Lowe > former accountant of > Trident",
    ),
    (
        "Chidi Nwosu, then a director of the Harbour Board, described it.",
        "Chidi Nwosu > then director of > Harbour Board",
    ),
    # an office of a place, a hold, a link, an age, an award
    (
        "Peter Rippon, a Shiregreen councillor, described residents as shocked.",
        "Peter Rippon > councillor of > Shiregreen",
    ),
    (
        "The Milwaukee County district attorney charged Cory Feerick, a 33-year-old from "
        "Brookfield, with stealing.",
        "Cory Feerick > from > Brookfield",
    ),
    ("Kabul fell under the rule of the Taliban.", "Kabul > under rule of > Taliban"),
    (
        "Connections were drawn between Ann Coleman and Larry Pugh.",
        "Ann Coleman - connections - Larry Pugh",
    ),
    (
        "White House Press Secretary Josh Earnest left.",
        "Josh Earnest > press secretary of > White House",
    ),
    (
        "Since the secession of West Virginia from Virginia, no state has seceded.",
        "West Virginia > secession from > Virginia",
    ),
    (
        "Henry Allen, the president of the Colorado Springs branch of the NAACP, left.",
        "NAACP > branch in > Colorado Springs",
    ),
    (
        "Sandra Fluke was given the Freedom Award by Time.",
        "Sandra Fluke > given > Freedom Award",
    ),
    # a unit and the whole, a seat
    (
        "Researchers at the School of Population Health, University of Auckland found a link.",
        "School of Population Health > of > University of Auckland",
    ),
    ("They met in Petionville, the CEP headquarters.", "Petionville > headquarters of > CEP"),
    ("Hernan Dario Gomez, Panama coach, left.", "Hernan Dario Gomez > coach of > Panama"),
    (
        "Gilbert Hinojosa, Texas Democratic Party Chairman, left.",
        "Gilbert Hinojosa > chairman of > Texas Democratic Party",
    ),
    # between, over, for, by
    (
        "The treaty provides for limited French protection over Monaco.",
        "France > protection over > Monaco",
    ),
    (
        "China's preparation for the 2008 Summer Olympic Games began.",
        "China > preparation for > 2008 Summer Olympic Games",
    ),
    (
        "The discovery of Tahiti by Samuel Wallis was celebrated.",
        "Samuel Wallis > discovery of > Tahiti",
    ),
    (
        "Rudyard Kipling fell in love with Florence Garrard.",
        "Rudyard Kipling > fell in love with > Florence Garrard",
    ),
    (
        "By the treaty Spain ceded to the United States its colonies.",
        "Spain > ceded colonies to > United States",
    ),
    (
        "The cloister was sold to Georg Reichenbach by the state of Hesse.",
        "Hesse > sold to > Georg Reichenbach",
    ),
    ("China-US trade talks failed on Monday.", "China - trade talks - United States"),
    ("The leaders discussed UK-France co-operation.", "United Kingdom - co-operation - France"),
    ("They met at the India–Pakistan border.", "India - border - Pakistan"),
    # offices
    ("Darius's highly regarded commander Megabazus left.", "Megabazus > commander of > Darius"),
    (
        "William Hechler, the Anglican minister to the British Embassy, left.",
        "William Hechler > minister to > British Embassy",
    ),
    (
        "The Governor-General of Hunan, Lin Zexu, banned the trade.",
        "Lin Zexu > governor-general of > Hunan",
    ),
    (
        "Conservative Party co-chairman Lord Feldman called them mad.",
        "Feldman > co-chairman of > Conservative Party",
    ),
    (
        "David Eun, a passenger on the airplane and the executive vice president of Samsung, left.",
        "David Eun > vice president of > Samsung",
    ),
    (
        "Carwyn Jones, the First Minister of Wales, agreed.",
        "Carwyn Jones > first minister of > Wales",
    ),
    ("U.S. Army General Joseph Votel left.", "Joseph Votel > general of > U.S. Army"),
    # whom or what it was done with stands in the words: "launched in" would tell of the maker
    (
        "Apple launched the iPhone in San Francisco.",
        "Apple > launched iPhone in > San Francisco",
    ),
    (
        "Jane Smith interviewed Bill Gates for the BBC.",
        "Jane Smith > interviewed Bill Gates for > BBC",
    ),
    ("Jane Smith was granted asylum by Ecuador.", "Ecuador > granted asylum to > Jane Smith"),
    ("Barclays owns 20 percent of Lloyds.", "Barclays > owns 20 percent of > Lloyds"),
    ("Manchester United beat Arsenal 2-1 at Old Trafford.", "Manchester United > beat > Arsenal"),
    ("Jane Smith was found dead in Paris.", "Jane Smith > found dead in > Paris"),
    ("Chile recalled its ambassador from Bolivia.", "Chile > recalled ambassador from > Bolivia"),
    ("Barclays and Lloyds announced a merger.", "Barclays - announced merger with - Lloyds"),
    ("Anna Keller and Peter Brown were married in 1999.", "Anna Keller - married - Peter Brown"),
    ("Ann Lee has a brother, Tom Lee, who lives in Spain.", "Tom Lee > brother of > Ann Lee"),
    ("Arsenal coach Arsene Wenger praised him.", "Arsene Wenger > coach of > Arsenal"),
    ("CHP Officer Larry Pugh left.", "Larry Pugh > officer of > CHP"),
    ("Juan Perez was sworn in as president of Chile.", "Juan Perez > president of > Chile"),
    (
        "Tom Gray was fired as head coach of the Boston Celtics.",
        "Tom Gray > former head coach of > Boston Celtics",
    ),
    ("Booker Prize winner Ann Lee lives in Leeds.", "Ann Lee > winner of > Booker Prize"),
    (
        "Doctors at Leeds General Hospital treated Tom Gray.",
        "Leeds General Hospital > doctors treated > Tom Gray",
    ),
    ("A plane operated by Ryanair crashed near Warsaw.", "Ryanair > plane crashed near > Warsaw"),
    (
        "Paramedics rushed Ann Johnson to Leeds General Hospital.",
        "Ann Johnson > rushed to > Leeds General Hospital",
    ),
    ("The accord was signed by Iran and Oman.", "Iran - signed with - Oman"),
    (
        "Jane Smith is suspected of spying for China.",
        "Jane Smith > suspected of spying for > China",
    ),
    ("President Obama sent US forces to Iraq.", "Obama > sent forces of > United States"),
    (
        "Obama will name Regina Benjamin as U.S. surgeon general.",
        "Regina Benjamin > will be surgeon general of > United States",
    ),
    (
        "Prosecutors charged Mohamed Aziz with spying for Hamas and Qatar.",
        "Mohamed Aziz > charged with spying for > Qatar",
    ),
    ("Ann Lee, the fiancée of Tom Gray, left.", "Ann Lee > fiancée of > Tom Gray"),
    (
        "Egypt declared the Muslim Brotherhood a terrorist organization.",
        "Egypt > declared terrorist organization > Muslim Brotherhood",
    ),
    (
        "Egypt had jailed hundreds of supporters of Mohamed Aziz.",
        "Egypt > jailed supporters of > Mohamed Aziz",
    ),
    ("The loan from the IMF to Egypt was approved.", "IMF > loan to > Egypt"),
    (
        "Volkswagen's board, led by Hans Poetsch, met in Wolfsburg.",
        "Hans Poetsch > led board of > Volkswagen",
    ),
    (
        "The United States mediated between Egypt and Ethiopia.",
        "United States > mediated between > Ethiopia",
    ),
    ("Ann Lee gave Tom Gray the keys in Leeds.", "Ann Lee > gave keys to > Tom Gray"),
    ("Ann Lee called Tom Gray a friend and a rival.", "Ann Lee > called friend > Tom Gray"),
    ("Ann Lee beat Tom Gray in Paris.", "Tom Gray > beaten in > Paris"),
    ("Ann Lee introduced Tom Gray to Eve Roe.", "Tom Gray > introduced to > Eve Roe"),
    ("Ann Lee met Tom Gray and was arrested by Eve Roe.", "Eve Roe > arrested > Ann Lee"),
    (
        "Ann Lee ran the club but was ejected in 2003 by its leader, Tom Gray.",
        "Tom Gray > ejected > Ann Lee",
    ),
]

NOT_TIED = [
    (
        "Myanmar is mainly Buddhist and the United Nations rates the Rohingya among the most "
        "persecuted groups.",
        "Buddhist",
        "Rohingya",
    ),
    (
        "One Rohingya, Muhammad Amin, the first boat rescued on Friday was turned around by the "
        "Indonesian navy.",
        "Rohingya",
        "Indonesia",
    ),
    ("Anna Keller said that Kim Jong Un visited Beijing.", "Anna Keller", "Kim Jong Un"),
    (
        "President Recep Tayyip Erdogan had demanded that Stockholm extradite members of the PKK.",
        "Recep Tayyip Erdogan",
        "PKK",
    ),
    ("Turkey's parliament approved Sweden's accession to NATO on Tuesday.", "Turkey", "NATO"),
    ("Police in Milan said that Berlin was quiet.", "Milan", "Berlin"),
    (
        "Anna Keller, chief executive, Siemens and Bosch signed a deal.",
        "Anna Keller",
        "Siemens",
    ),
    (
        "Maxime Bernier was forced to resign as Foreign Affairs minister.",
        "Maxime Bernier",
        "Foreign Affairs",
    ),
    (
        "Anonymous blogger, “Anon Smith declares war on Church of Scientology”",
        "Anon Smith",
        "Church of Scientology",
    ),
    ("An Iran-backed militia attacked Saudi Arabia.", "Iran", "Saudi Arabia"),
    ("He met the president of Poland, Angela Merkel and Joe Biden.", "Poland", "Angela Merkel"),
    # a list that the parser cuts wrongly
    (
        "Ann Widdup plays for the London Lynx, Eve Bowen plays for the Celtic Dragons.",
        "Ann Widdup",
        "Eve Bowen",
    ),
    (
        "The results are of a survey of adults from Austria, Flanders, Canada, Denmark and Peru.",
        "Flanders",
        "Canada",
    ),
    ("The wetlands between the Danevirke and Husum had frozen.", "Danevirke", "Husum"),
    ("There are differences in law between England and Wales.", "England", "Wales"),
    # what the network reads in words about something else
    ("The Blindleia starts near Kristiansand in Norway.", "Blindleia", "Kristiansand"),
    (
        "Microsoft's purchase of Nokia's phone business was approved by the European Commission.",
        "Nokia",
        "European Commission",
    ),
    (
        "Islamic Jihad focused on its struggle against the United States.",
        "Islamic Jihad",
        "United States",
    ),
    (
        "Foreigners from Myanmar and Bangladesh have settled in the islands.",
        "Myanmar",
        "Bangladesh",
    ),
    (
        "He worked for the Department of Health, the Institute of Physics and the University of "
        "Leeds.",
        "Department of Health",
        "Institute of Physics",
    ),
    (
        "The Justice Department, Energy Department, State Department and Labor Department closed.",
        "Justice Department",
        "Energy Department",
    ),
    ("Pakistan's lobbyist in Washington Christina Rocca left.", "Christina Rocca", "Pakistan"),
    # what is denied may be the reason alone
    ("Saddam Hussein did not invade Kuwait because of Israel.", "Saddam Hussein", "Kuwait"),
    ("That is what I did with Adam Lynch and the film Sledge.", "Adam Lynch", "Sledge"),
    (
        "Peter Roe studied law at Oxford University and lives in Leeds with his wife, Julia.",
        "Julia",
        "Oxford University",
    ),
    # the word that says a property is another's
    (
        "Nimbus, a unit of Google, hired Anna Keller as chief scientist.",
        "Google",
        "Anna Keller",
    ),
    ("Ann Lee has a brother, Tom Lee, who lives in Spain.", "Ann Lee", "Spain"),
    ("Anna Keller was born in London to Peter Brown.", "Peter Brown", "London"),
    ("Anna Keller gave birth to Tom Brown in London.", "Anna Keller", "London"),
    ("Angela Merkel met the mayor of London in Berlin.", "London", "Berlin"),
    # whoever tells did not do what is told beside
    ("Fort Hood said the soldier had built it and returned to Texas.", "Fort Hood", "Texas"),
    # states side by side
    (
        "Candidates include Senator Ann Lee of Massachusetts and Maryland governor Tom Gray.",
        "Maryland",
        "Massachusetts",
    ),
    (
        "Egypt and Ethiopia are at odds over the Grand Renaissance Dam.",
        "Grand Renaissance Dam",
        "Egypt",
    ),
    ("Ann Lee was born in Leeds, raised in York and educated at Oxford.", "Leeds", "York"),
]


@pytest.mark.parametrize(("sentence", "line"), DRAWN)
def test_a_construction_draws_the_line(read, sentence, line):
    assert line in read(sentence).lines()


@pytest.mark.parametrize(("sentence", "one", "other"), NOT_TIED)
def test_what_looks_like_it_is_only_a_candidate(read, sentence, one, other):
    found = read(sentence)
    assert frozenset((one, other)) not in found.tied()


def test_who_signs_an_agreement_together_signs_it_with_no_one_of_them(read):
    lines = read("Today, Canada and Iraq signed an agreement that will help farmers.").lines()
    assert not any("agreement of" in line for line in lines)


def test_whose_allies_are_of_an_alliance_does_not_own_it(read):
    lines = read("The United States and its NATO allies accused Cuba.").lines()
    assert "NATO > of > United States" not in lines


def test_a_property_yields_to_the_grammar_that_speaks_against_it(read):
    lines = read(
        "The only leader present was Slovakia's Prime Minister Robert Fico, with Bulgaria and "
        "Hungary sending representatives."
    ).lines()
    assert "Robert Fico > prime minister of > Slovakia" in lines
    assert not any(line.startswith(("Bulgaria > has", "Hungary > has")) for line in lines)


def test_a_supplier_of_a_company_is_not_the_company(read):
    lines = read("The Boeing supplier sued Embraer.").lines()
    assert "Boeing > sued > Embraer" not in lines


def test_ones_own_shares_are_not_anothers(read):
    text = "Victor Hallam met his brother, Thomas Reyes, who sold his shares to Kestrel Capital."
    found = read(text).lines()
    assert not any(line.startswith("Thomas Reyes > sold") and "Hallam" in line for line in found)


def test_who_founded_one_company_did_not_found_whom_the_sentence_has_them_pay(read):
    lines = read(
        "Microsoft founder Bill Gates gave a million dollars to Harvard University."
    ).lines()
    assert "Bill Gates > founder of > Microsoft" in lines
    assert "Harvard University > founded by > Bill Gates" not in lines


def test_who_grew_up_in_one_place_was_born_in_another(read):
    lines = read("Anna Keller was born in London and grew up in Paris.").lines()
    assert "Anna Keller > born in > London" in lines
    assert "Anna Keller > born in > Paris" not in lines


def test_a_part_owner_is_not_owned(read):
    lines = read("Barclays owns 20 percent of Lloyds.").lines()
    assert "Barclays > owned by > Lloyds" not in lines


def test_each_holds_the_office_that_stands_before_the_name(read):
    lines = read(
        "The mayor of Leeds, Ann Lee, and the mayor of York, Tom Gray, met in Hull."
    ).lines()
    assert {"Ann Lee > mayor of > Leeds", "Tom Gray > mayor of > York"} <= set(lines)
    assert "Tom Gray > mayor of > Leeds" not in lines


def test_whom_somebody_takes_to_task_is_not_taken(read):
    assert read("Ann Lee was taken to task by Tom Gray.").lines() == []
