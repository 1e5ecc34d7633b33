/** A web clip as people paste it: rough translation, captions, an END line, teasers of other articles. */
export const rawClip = `Ports of the delta grow together, ten years in figures ...

Author:Harbour Daily Time:2023.04.18

The ports of the delta play an important role in the growth of the region.

On April 18, the Ministry of Waterways held the third meeting of the "Blue Decade" series, and the high -end terminals account for 61%and 24%of the trade.

Quay cranes at the Linhai terminal Source: Coastal News Agency reporter Zhou Min Photo

Open a total of 31 new container routes

Lin Hao, director of the Port Office of the Province of Haixi, said at the meeting that the delta opened 31 new routes. The share of electric tugs has reached 12.5%.

"The delta ports act as one." Lin Hao said.

Lin Hao, Director of the Port Office of the Province of Haixi.

Answer "who builds" and "who pays"

In this regard, Su Wen made two suggestions:

Front picture source of the meeting: Ministry of Waterways

The first is to share the pilots of the ports.

Harbour Daily

- END -

Eastline Shipping orders nine vessels

On the morning of May 2nd, Eastline Shipping (SH700001) said that it will order nine vessels for 1.2 billion yuan and that the first of them arri

Hill town: the "slow train" is back

Who remembers the slow train? It is said that it climbed so slo...
`;
