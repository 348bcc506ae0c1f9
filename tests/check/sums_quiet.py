"""Cases of `test_sums` of which nothing is said: figures of something else, and what no words tie."""

from __future__ import annotations

QUIET = [
    # a share of the part itself, a part of another thing, a figure beside another and not of it
    ("en", "Of 48 pupils, 12 passed, a third of them with honours."),
    ("ru", "Задержали 48 человек, в том числе 12 женщин, на треть больше, чем год назад."),
    (
        "en",
        "Police held six people over the raid, but two drivers were let go, leaving four in court. Fifteen of the 21 stolen vases have been found.",
    ),
    ("ru", "Ремонт обошёлся в 4,2 млн крон: 2,5 млн дал город, 0,9 млн собрали жители, остальные 0,8 млн внёс банк."),
    ("ru", "У первого хозяина забрали 320 овец. Ещё 210 числились за вторым, остальные 150 были у соседа."),
    ("en", "Reed, who is 1.91 m (6 ft 3 in) tall, hit 14 goals in the league and five in the cup, 19 in all."),
    ("en", "Overnight it fell to minus 17 Celsius (1 Fahrenheit)."),
    (
        "ru",
        "Банк оценил рынок в 700 млн крон. На завод ушло 240 млн крон, четверть этой суммы, 60 миллионов, дала казна.",
    ),
    ("ru", "За столом сидели 29 человек: по двенадцать от каждой страны и пятеро переводчиков."),
    ("ru", "Выловили 12,6 тонны рыбы: 7,5 окуня, 3,1 щуки и два линя."),
    ("uk", "Фонд дав 9 мільйонів гривень, область додала ще два, тож разом є 11 мільйонів."),
    ("en", "In March it was 47%. The poll has 41% for her; the margin of error is three percentage points."),
    ("en", "The town has 1,800 pupils at its two schools, 40 buses and 12 cooks."),
    ("ru", "Стройка обошлась в 1,4 млрд. На парковке 45 мест для инвалидов, это 5%."),
    ("ru", "За пять суток бригада вывезла 1 250 тонн, в последний день — 350 тонн."),
    ("ru", "Из 64 проб 16 оказались загрязнёнными, а каждая третья взята летом."),
    ("uk", "Рік тому на острові жили 1600 людей. Нині там 40 фермерів, на чверть менше."),
    ("en", "Inflation slowed from 8% to 6%, a fall of three percentage points."),
    ("en", "The mine employs 400 people, of whom 390 work underground and 120 are women."),
    ("ru", "Из 160 домов 44 признаны аварийными, 90 старше 50 лет, 60 без отопления."),
    ("ru", "На складе было 640 мешков. Увезли 180, потом привезли ещё, осталось 520."),
    ("uk", "Торік ціна була 40 гривень, навесні 44, нині 50. За рік пальне подорожчало на 10%."),
    ("en", "The firm employs 800 people in two plants. The one in Harl has 520, a cut of 45% is planned."),
    (
        "ru",
        "Сначала голодали 34 человека, к пятнице их осталось 29, двоих увезли. Освободили 15, семеро из них — иностранцы.",
    ),
    ("uk", "Серед 60 учасників 20 студентів і 15 викладачів."),
    ("en", "The hospital treated 40 people, including 32 women and 19 foreigners."),
    ("ru", "В школе 120 га леса. Пожар вырос на 30 га, до 140 га."),
    ("ru", "В Зареченске проект поддержали 900 из 1 000 участников, или 90%, в областном центре — лишь 40%."),
    ("en", "Of the 1,200 members 840 voted. Of those, 756, or 90%, backed the strike."),
    ("en", "The bus carried 31 people: 28 tourists, a driver and guides."),
    ("ru", "Полиция увезла 87 участников; среди них 31 студент, 26 женщин и 12 несовершеннолетних."),
    ("ru", "Из 100 депутатов «за» голосовали 71, против — 15, воздержались пятеро."),
    ("en", "Of the 340 people asked 210 read papers, 80 listen to the radio and 60 also watch the news."),
    ("en", "The shelter took in 38 animals after the fire - 22 dogs, 13 cats and 3 parrots. It has room for 60."),
    ("uk", "У лікарні було 64 хворих на кір. За тиждень виписали 20. Зараз в області 51 хворий."),
    ("ru", "Выручка компании — 62 млн рублей, расходы на зарплаты — 20 млн, прибыль — 15 млн."),
    ("en", "Some 8,400 customers lost power. About 90 crews were sent out, and 8,300 are still in the dark."),
    (
        "uk",
        "На ярмарку затримали 89 осіб: 52 за крадіжки, 28 за бійки, дев'ять за шахрайство. Під вартою залишаються четверо.",
    ),
    (
        "en",
        "Of the 23 people taken to hospital, 11 have gone home. Not since 2004, when 13 died on a boat, has the river seen such a day.",
    ),
    ("ru", "Тогда погибли двое. До аварии у школы было 32 самолёта, теперь осталось 30."),
    (
        "uk",
        "До полудня відлетіли 1 150, після чого чекали на рейс 850 людей. Розкладачок вистачило лише чотирьом сотням.",
    ),
    ("en", "Prices rose by a fifth. Last year the firm had 40 shops, this year it has 66 lorries."),
    (
        "en",
        "Farmers were offered 1,150 crowns a tonne, against 1,080 last autumn. Shares in the mill rose 3.1 percent.",
    ),
    ("en", "Some 45% of respondents back the plan, 38% oppose it, and 27% say taxes are too high."),
    # people are not in a room for something else; nor does a multiple of now reach to another paragraph or to what is
    # told of other things
    (
        "en",
        "Rescuers have found nine people dead. The tank was designed for 12 million litres and was 80% full at the time.",
    ),
    (
        "ru",
        "Проезд подорожал с 40 до 60 рублей. В пробе нашли 0,3 мг свинца на литр, то есть втрое больше нормы.",
    ),
    ("uk", "Шкіл у районі лишилося 40. Торік провели 60 перевірок, наступного року їх буде вдвічі більше."),
    ("en", "Divers raised 36 tonnes of the 60, another 21 sank or drifted off."),
    ("en", "The clinic treated 640 patients in March. It has 80 beds and was 90% full for most of the month."),
    ("ru", "Движение по мосту выросло вдвое, до 18 тысяч машин в сутки, власти ждали 15 тысяч."),
    ("en", "Thieves took 240 million crowns. The regional budget is 1.6 billion, and health takes 30% of it."),
    ("en", "The lake rose from 2 to 5.4 metres, three times the usual spring level, and flooded two villages."),
    ("ru", "Уровень воды в озере поднялся с 40 до 90 см, это втрое больше нормы."),
]
LEFT = [
    ("en", "Sales rose 12% in the north. Stores in the south sold 400 bikes, against 300 last year."),
    ("en", "Prices rose by 8% on average, with bread going from 30 crowns to 36."),
    ("en", "The mayor promised a rise of 4%. Rents went from 500 to 600 crowns over the decade."),
    ("ru", "Цены выросли на 8%, хлеб подорожал с 30 до 36 рублей."),
    ("ru", "Выручка выросла на 12%. В прошлом году компания открыла 40 магазинов, в этом — 52."),
    ("ru", "На зиму уменьшат на 1% число кресел. Прогноз снизили со 139 млн до 138 млн пассажиров."),
    ("uk", "Доходи зросли на 10%. Торік працювало 40 шкіл, нині — 45."),
]
