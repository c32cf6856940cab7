import type { ScreeningQuery } from '../server/checks/screening-query.ts';
import { makeRandom } from './people.ts';

/** Frequent first and last names of ten countries. */
const countries: Record<string, [first: string, last: string]> = {
  DE: [
    'Peter Michael Thomas Andreas Stefan Christian Anna Maria Sabine Petra Monika Julia Laura Lena Jan',
    'Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Koch Bauer Richter Klein Wolf Neumann Schwarz Zimmermann',
  ],
  FR: [
    'Jean Pierre Michel Philippe Nicolas Julien Marie Nathalie Isabelle Sophie Camille Léa Chloé Antoine',
    'Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel Lefebvre Leroy Roux David Bertrand',
  ],
  GB: [
    'James John Robert David Oliver Harry Mary Patricia Emily Sophie Charlotte Amelia Jack George',
    'Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker White Roberts Green',
  ],
  ES: [
    'Antonio José Manuel Francisco David Javier María Carmen Ana Isabel Laura Cristina Marta Pablo',
    'García Rodríguez González Fernández López Martínez Sánchez Pérez Gómez Martín Jiménez Ruiz Hernández Díaz Moreno',
  ],
  RU: [
    'Alexander Sergei Dmitry Andrei Alexei Maxim Elena Olga Natalia Anna Maria Irina Tatiana Ivan',
    'Ivanov Smirnov Kuznetsov Popov Vasiliev Petrov Sokolov Mikhailov Novikov Fedorov Morozov Volkov Lebedev Kozlov',
  ],
  GE: [
    'Giorgi David Levan Irakli Luka Nika Nino Mariam Ana Tamar Ketevan Eka Salome Sandro',
    'Beridze Kapanadze Gelashvili Maisuradze Giorgadze Lomidze Tsiklauri Kvaratskhelia Bolkvadze Mamedov Khutsishvili Shengelia',
  ],
  TR: [
    'Mehmet Mustafa Ahmet Ali Hüseyin Emre Fatma Ayşe Emine Zeynep Elif Merve Can Murat',
    'Yılmaz Kaya Demir Şahin Çelik Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Doğan Kılıç Aslan Çetin',
  ],
  EG: [
    'Mohamed Ahmed Mahmoud Mostafa Omar Youssef Fatma Mariam Nour Aya Sara Hana Khaled Karim',
    'Hassan Ibrahim Ali Mahmoud Mohamed Ahmed Abdallah Saleh Mansour Farouk Shaheen Nasser Soliman Fahmy Zaki',
  ],
  CN: [
    'Wei Fang Na Min Jing Li Qiang Lei Yang Jun Yan Ping Xiuying Jianguo Hui',
    'Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin',
  ],
  MX: [
    'José Juan Luis Carlos Jorge Miguel María Guadalupe Ana Rosa Alejandra Fernanda Diego Ricardo',
    'Hernández García Martínez López González Pérez Rodríguez Sánchez Ramírez Cruz Flores Gómez Morales Vázquez Reyes Torres',
  ],
};
/** Two last names are usual there. */
const twoLastNames = new Set(['ES', 'MX']);

/** `n` synthetic people who are on no list, with random birth dates. */
export function ordinaryPeople(n: number): ScreeningQuery[] {
  const random = makeRandom(7);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!;
  const codes = Object.keys(countries);
  return Array.from({ length: n }, (_, i) => {
    const country = codes[i % codes.length]!;
    const [first, last] = countries[country]!.map((names) => names.split(' ')) as [string[], string[]];
    const names = [pick(first), ...(random() < 0.3 ? [pick(first)] : []), pick(last)];
    if (twoLastNames.has(country)) names.push(pick(last));
    const day = new Date(
      Date.UTC(1950 + Math.floor(random() * 55), Math.floor(random() * 12), 1 + Math.floor(random() * 28)),
    );
    return { names: [names.join(' ')], birthDate: day.toISOString().slice(0, 10), country, numbers: [] };
  });
}
