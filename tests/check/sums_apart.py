"""Cases of `test_sums` whose figures stand in two sentences: prices and totals, speeds, stores that fill and empty."""

from __future__ import annotations

HELD = [
    # so many at so much each
    ("en", "The school bought 30 tablets at £240 apiece. The £7,200 order was paid by parents.", "7200"),
    ("ru", "Гостиница закупила 24 кровати по 15 тысяч рублей каждая. Покупка обошлась в 360 тысяч рублей.", "24"),
    ("uk", "Вісім бригад посадили по 15 дубів кожна. Тепер у парку росте 120 дерев.", "8 at 15"),
    ("en", "In March 25 nurses handled 3,000 calls. Each took on average 120 calls.", "3000"),
    # a way, the time it took, the speed
    ("ru", "Колонна прошла 150 километров за три часа. Средняя скорость, 50 км/ч, всех устроила.", "50 km/h"),
    ("en", "She rowed 24 km in two hours. Her average speed was 12 km/h.", "12 km/h"),
    # what was there, what came and went
    ("ru", "Осенью в питомнике зимовали 46 зубров. Привезли ещё 12, восемь погибли, сейчас их 50.", "50"),
    (
        "en",
        "The fund listed 60 firms a year ago. Nine have since folded and 14 been founded, bringing the total to 65.",
        "65",
    ),
]
FOUND = [
    ("en", "The school bought 30 tablets at £240 apiece. The £7,800 order was paid by parents.", "7200 GBP, not 7800"),
    ("ru", "Гостиница закупила 24 кровати по 15 тысяч рублей каждая. Покупка обошлась в 460 тысяч рублей.", "360 000"),
    ("uk", "Вісім бригад посадили по 15 дубів кожна. Тепер у парку росте 150 дерев.", "120"),
    ("en", "In March 25 nurses handled 3,000 calls. Each took on average 140 calls.", "3500"),
    (
        "ru",
        "Каждая из 500 тысяч тонн угля обошлась покупателю в 40 рублей, всего потрачено 2 млрд рублей.",
        "20 million",
    ),
    ("en", "A grant of €40m, which the bank put at 700 million lei at 20 lei to the euro, was signed.", "800 million"),
    ("ru", "Он получил 3 млн рублей (около 400 тысяч долларов по курсу 75 рублей за доллар).", "30 million"),
    ("ru", "Колонна прошла 150 километров за три часа. Средняя скорость, 60 км/ч, всех устроила.", "50 km/h"),
    ("en", "She rowed 24 km in two hours. Her average speed was 14 km/h.", "12 km/h"),
    (
        "ru",
        "Год начался с остатка в 4,2 млн рублей; взносы принесли 1,5 млн, ушло на выплаты 2,1 млн, и на счёте лежит 4,1 млн.",
        "3.6 million",
    ),
    (
        "uk",
        "На початок місяця на складі стояло 1850 коліс, привезли 240, продали 310. Інвентаризація нарахувала 1870 коліс.",
        "1780",
    ),
    (
        "en",
        "The kennels held 62 dogs when May began; another 21 were handed in and 18 went to new homes. That leaves us with 75 this morning, she said.",
        "65",
    ),
    # shares told in a sentence of their own, or as the rest
    ("ru", "Экзамен выдержали 84 ученика из 120. Доля успешных, 60 %, директора не радует.", "84 of 120 is 70%"),
    ("en", "Of the 200 boats 150 came back. That proportion, 65%, surprised the coastguard.", "75%"),
    ("uk", "На концерт прийшли 450 глядачів за місткості зали 500. Заповненість, 80%, назвали скромною.", "90%"),
    ("en", "Two fifths of the pupils walk to school. The other 70% come by bus, the head said.", "110%"),
    ("ru", "Половина жильцов за, 30 % против, остальные 25 % ещё не решили.", "105%"),
    # a change told of the sentence before
    ("ru", "За год число ферм выросло с 800 до 1000. Такого роста, на 40 %, здесь не ждали.", "25%"),
    (
        "en",
        "The reserve had 50 beavers in 2019. The colony has tripled since then, reaching 110 beavers in 2024.",
        "",
    ),
    ("uk", "Частка браку впала з десяти відсотків до восьми. «Ми зменшили її вдвічі», — сказав директор.", ""),
    # a list and the figure for all of it in another sentence
    ("en", "She won six gold, nine silver and four bronze medals. All 29 medals went to her school.", "19, not 29"),
    (
        "ru",
        "За три дня ярмарку посетили 745 человек. В пятницу пришли 210, в субботу 325, в воскресенье 190.",
        "725, not 745",
    ),
    (
        "uk",
        "Експедицію склали шість ботаніків, вісім геологів і три лікарі. Ці вісімнадцять людей пливли два тижні.",
        "17",
    ),
    (
        "en",
        "The chain made £12.3 million in the north, £8.4 million in the south and £5.1 million abroad. Takings of £28.5 million, with no other sources, were a record.",
        "25.8",
    ),
    # what each gets, in the next sentence or in another unit
    ("ru", "Десять концертов принесли филармонии 3,6 млн рублей. Средний сбор за вечер — 450 тысяч.", "10 at"),
    (
        "en",
        "The hamlet has 400 residents, who ate 12 tonnes of potatoes last winter. That is, each resident got through 36 kg.",
        "",
    ),
    (
        "uk",
        "За п'ять днів вони проходили по тридцять кілометрів щодня. Отже, позаду лишилося 170 кілометрів.",
        "150 km",
    ),
    ("ru", "Продали триста билетов по единой цене, 1200 рублей. Выручка, 460 тысяч рублей, уйдёт приюту.", "360 000"),
    ("uk", "Переможець отримає дві тисячі євро; за курсом 45 гривень за євро це 9000 гривень.", "90 000"),
    # one size in two units, sentences apart
    ("ru", "Сгорело 3800 гектаров леса. Выжженная площадь, 3,8 квадратного километра, видна с самолёта.", "38 km2"),
    ("en", "The farm covers 720 acres. All 7.2 square miles of it will be flooded, the council said.", "1.1 square"),
    ("uk", "Вона пропливла п'ятнадцять миль. Ці дев'ять кілометрів її супроводжував катер.", "24.1 km"),
    ("en", "Each pill held 400 milligrams. Adults who took that dose, four grams, were sent home.", "0.4 g"),
    ("en", "A survey found 57% of farmers opposed, 29% in favour and 19% undecided.", "105%"),
    ("en", "The two depots hold 3,150 tyres, or 28 per cent of the 10,500 kept in the county.", "30%"),
    ("ru", "В совете 45 мест. «Наш край» получил 21, «Единство» — 16, ещё девять достались независимым.", "46, not 45"),
    ("en", "Rents go up by 9 per cent next year, from an average of 500 crowns to 530 crowns.", "6%"),
    (
        "ru",
        "Партия предлагает поднять пособия на 20%. В этом случае среднее пособие, сейчас это 5000 крон, достигло бы 6200 крон.",
        "24%",
    ),
    ("ru", "Комбинат расстанется с 960 рабочими из 2400: уйдут 540 сварщиков и 320 литейщиков.", "860, not 960"),
    ("uk", "Щеплення отримали 64 300 дітей. З них 41 200 живуть у містах, 25 100 — у селах.", "66 300"),
]
QUIET = [
    ("en", "Prosecutors, in a case of 40 volumes, charged eight episodes and proved six, or three quarters of them."),
    ("uk", "Щеплення отримали 64 300 дітей. З них 21 200 живуть у містах, 25 100 — у селах."),
    ("ru", "В совете 45 мест. «Наш край» получил 21, «Единство» — 16, ещё пять достались независимым."),
    ("en", "The farm covers 720 acres. The lake beside it has 72 square miles of water and ice."),
    ("ru", "Сгорело 3800 гектаров леса. Площадь района — 41 квадратный километр."),
    ("en", "They walked 12 miles. The minister said that 7 km of the road are closed."),
    ("uk", "Вона пропливла п'ятнадцять миль. Ці 24 кілометри її супроводжував катер."),
    # another's price, another's total, a maximum and not an average
    ("en", "The school bought 30 tablets at £240 apiece. The region's budget for books is £96,000."),
    ("ru", "Гостиница закупила 24 кровати по 15 тысяч рублей каждая. Ремонт кухни стоил 1,2 млн рублей."),
    ("ru", "Предприниматель заплатит 2,5 млн крон, двое чиновников — по миллиону."),
    ("en", "In March 25 nurses handled 3,000 calls. The busiest took 210."),
    ("ru", "Колонна прошла 150 километров за три часа. На спуске приборы показали 82 км/ч."),
    ("en", "The dollar stood at 75 roubles to the dollar. He owns 4 million roubles and owes 90,000 dollars."),
    ("ru", "Экзамен выдержали 84 ученика из 120. Доля отличников в городе, по данным отдела, выше — 60 %."),
    ("en", "In all 70% voted. Of the votes 52% went to her, the other 48% to him."),
    ("ru", "За год число ферм выросло с 800 до 1000. В соседнем районе рост составил 8 %."),
    ("en", "She won six gold, nine silver and four bronze medals. All 40 rowers came home on Sunday."),
    ("en", "The list has 12 poplars and 15 oaks. These 30 oaks of the park were planted in 1901."),
    (
        "en",
        "The chain made £12 million in the north, £8 million in the south and £5 million abroad. Its total debt is £40 million.",
    ),
    ("en", "The kennels held 62 dogs when May began; 18 went to new homes. The cattery now has 52 cats."),
]
